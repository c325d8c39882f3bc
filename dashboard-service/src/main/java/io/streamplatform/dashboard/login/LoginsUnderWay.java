package io.streamplatform.dashboard.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * What was asked of the provider by whom, until they come back. Anybody may begin a login, so it
 * costs no session: so many are kept for some minutes, and what was begun longest ago is forgotten
 * first. A cookie ties each to the browser that began it.
 */
final class LoginsUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "DASHBOARD_LOGIN";
    static final int MOST_KEPT = 5_000;
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LongSupplier nanos;
    private final Map<String, Begun> begun =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    LoginsUnderWay(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Begun(OAuth2AuthorizationRequest asked, long atNanos) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        String id = id(request);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        if (id == null || state == null) {
            return null;
        }
        Begun login;
        synchronized (begun) {
            login = begun.get(id);
        }
        return login != null
                        && nanos.getAsLong() - login.atNanos() < PATIENCE.toNanos()
                        && state.equals(login.asked().getState())
                ? login.asked()
                : null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        forget(id(request));
        if (asked == null) {
            response.addCookie(cookie("", Duration.ZERO, request));
            return;
        }
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        synchronized (begun) {
            begun.put(id, new Begun(asked, nanos.getAsLong()));
        }
        response.addCookie(cookie(id, PATIENCE, request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            forget(id(request));
            response.addCookie(cookie("", Duration.ZERO, request));
        }
        return asked;
    }

    int kept() {
        synchronized (begun) {
            return begun.size();
        }
    }

    private void forget(@Nullable String id) {
        if (id != null) {
            synchronized (begun) {
                begun.remove(id);
            }
        }
    }

    private static @Nullable String id(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** Lax: the way back from the provider is a foreign page's link. */
    private static Cookie cookie(String value, Duration age, HttpServletRequest request) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
