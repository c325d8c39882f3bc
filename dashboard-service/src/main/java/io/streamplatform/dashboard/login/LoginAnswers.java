package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.audit.AccessTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** What those get who may not: people the login page, programs a problem. */
class LoginAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final AccessTrail trail;

    LoginAnswers(JsonMapper json, AccessTrail trail) {
        this.json = json;
        this.trail = trail;
    }

    /** Nobody is logged in. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (LoginConfiguration.isPage(request)) {
            response.sendRedirect("/login");
            return;
        }
        // Never "Basic": a browser would ask for a password in a window of its own.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"dashboard\"");
        problem(
                response,
                HttpStatus.UNAUTHORIZED,
                "Not logged in",
                "login",
                "log in at /login, or send a token: Authorization: Bearer …"
                        + " (dashboard.access.tokens).");
    }

    /** Somebody is logged in and may not, or a page's token is not that of the login. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        String path = request.getRequestURI();
        if (path.equals("/login") || path.equals("/logout")) {
            response.sendRedirect("/login?again");
            return;
        }
        trail.refused(request, cause.getMessage());
        problem(
                response,
                HttpStatus.FORBIDDEN,
                "Refused",
                "token",
                "the page's token is missing or of an earlier login: reload the page. Programs send"
                        + " Authorization: Bearer … (dashboard.access.tokens).");
    }

    /** A token that is none of ours. */
    void refuseToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        trail.failed(request, "a token", "unknown token");
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"dashboard\", error=\"invalid_token\"");
        problem(
                response,
                HttpStatus.UNAUTHORIZED,
                "Unknown token",
                "Authorization",
                "this token is none of dashboard.access.tokens.");
    }

    private void problem(
            HttpServletResponse response,
            HttpStatus status,
            String title,
            String field,
            String remedy)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(title + "; " + remedy);
        problem.setProperty("errors", List.of(Map.of("field", field, "remedy", remedy)));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
