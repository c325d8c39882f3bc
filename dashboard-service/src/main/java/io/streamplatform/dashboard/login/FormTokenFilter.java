package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.FormToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hands the token against forged requests on to the pages, which know nothing of the login. */
final class FormTokenFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            FormToken.offer(
                    request,
                    () ->
                            new FormToken(
                                    token.getHeaderName(),
                                    token.getParameterName(),
                                    token.getToken()));
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false; // what went wrong is shown on a page, too
    }
}
