package io.streamplatform.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class LoginsUnderWayTest {

    private final AtomicLong now = new AtomicLong();
    private final LoginsUnderWay logins = new LoginsUnderWay(now::get);

    @Test
    void whoComesBackWithTheStateIsKnownOnce() {
        Cookie cookie = begin("state-1");
        MockHttpServletResponse response = new MockHttpServletResponse();
        OAuth2AuthorizationRequest known =
                logins.removeAuthorizationRequest(back(cookie, "state-1"), response);
        assertThat(known).isNotNull();
        assertThat(known.getState()).isEqualTo("state-1");
        assertThat(Objects.requireNonNull(response.getCookie(LoginsUnderWay.COOKIE)).getMaxAge())
                .isZero();
        assertThat(logins.loadAuthorizationRequest(back(cookie, "state-1"))).isNull();
        assertThat(logins.kept()).isZero();
    }

    @Test
    void anotherStateOrAnotherBrowserIsNotKnown() {
        Cookie cookie = begin("state-1");
        Cookie other = begin("state-2");
        assertThat(logins.loadAuthorizationRequest(back(cookie, "state-2"))).isNull();
        assertThat(logins.loadAuthorizationRequest(back(other, "state-1"))).isNull();
        assertThat(logins.loadAuthorizationRequest(back(null, "state-1"))).isNull();
        assertThat(logins.loadAuthorizationRequest(back(cookie, null))).isNull();
        assertThat(logins.loadAuthorizationRequest(back(cookie, "state-1"))).isNotNull();
    }

    @Test
    void whoTakesTooLongBeginsAgain() {
        Cookie cookie = begin("state-1");
        now.addAndGet(LoginsUnderWay.PATIENCE.toNanos());
        assertThat(logins.loadAuthorizationRequest(back(cookie, "state-1"))).isNull();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 2 * LoginsUnderWay.MOST_KEPT; i++) {
            begin("state-" + i);
        }
        assertThat(logins.kept()).isEqualTo(LoginsUnderWay.MOST_KEPT);
    }

    private Cookie begin(String state) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        logins.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://provider.example/authorize")
                        .clientId("dashboard")
                        .state(state)
                        .build(),
                new MockHttpServletRequest(),
                response);
        return Objects.requireNonNull(response.getCookie(LoginsUnderWay.COOKIE));
    }

    private static MockHttpServletRequest back(@Nullable Cookie cookie, @Nullable String state) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (cookie != null) {
            request.setCookies(cookie);
        }
        if (state != null) {
            request.setParameter("state", state);
        }
        return request;
    }
}
