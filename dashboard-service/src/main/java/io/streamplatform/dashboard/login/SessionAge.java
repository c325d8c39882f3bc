package io.streamplatform.dashboard.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a login that is too old. A page that is open asks all the time, so that a session which is
 * only ended when it is not used would last as long as the browser.
 */
final class SessionAge extends OncePerRequestFilter {

    private final long mostMillis;

    SessionAge(Duration most) {
        this.mostMillis = most.toMillis();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && System.currentTimeMillis() - session.getCreationTime() > mostMillis) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
