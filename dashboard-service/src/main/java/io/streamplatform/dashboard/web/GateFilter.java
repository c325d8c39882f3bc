package io.streamplatform.dashboard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything: sets the security headers, and refuses requests that a foreign page
 * made a browser send (a Host that is not ours; a change asked for from another origin).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class GateFilter extends OncePerRequestFilter {

    /** Request attribute with the nonce of the page's import map. */
    static final String NONCE = "cspNonce";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HostNames hosts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    GateFilter(WebProperties properties, JsonMapper json, ApplicationEventPublisher events) {
        this.hosts = new HostNames(properties.allowedHosts());
        this.json = json;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        setHeaders(request, response);
        String host = request.getHeader("Host");
        if (!hosts.isOurs(host)) {
            refuse(
                    request,
                    response,
                    "Host",
                    host,
                    "ask for 127.0.0.1 or localhost, or add the name to dashboard.web.allowed-hosts"
                            + " (DASHBOARD_WEB_ALLOWEDHOSTS).");
            return;
        }
        if (!READING.contains(request.getMethod()) && !isSameOrigin(request, host)) {
            String told = request.getHeader("Sec-Fetch-Site") == null ? "Origin" : "Sec-Fetch-Site";
            refuse(
                    request,
                    response,
                    told,
                    request.getHeader(told),
                    "changes are accepted from the dashboard's own pages and from clients that are"
                            + " no browsers.");
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }

    private static void setHeaders(HttpServletRequest request, HttpServletResponse response) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        request.setAttribute(NONCE, nonce);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'nonce-%s'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
                        .formatted(nonce));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    }

    /**
     * Browsers tell where a request comes from by Sec-Fetch-Site or Origin; a client that tells
     * neither is no browser, and carries nobody's authority but its own.
     */
    private static boolean isSameOrigin(HttpServletRequest request, @Nullable String host) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(request.getScheme() + "://" + host);
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            String field,
            @Nullable String value,
            String remedy)
            throws IOException {
        events.publishEvent(new ForeignRequest(request, "%s is '%s'".formatted(field, value)));
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.FORBIDDEN);
        problem.setTitle("Refused");
        problem.setDetail("%s is '%s'; %s".formatted(field, value, remedy));
        problem.setProperty("field", field);
        problem.setProperty("value", value);
        problem.setProperty("remedy", remedy);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
