package io.streamplatform.dashboard.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Tells of the login, and leads to the page that was asked for. */
final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {

    private final BiConsumer<HttpServletRequest, String> told;

    Welcome(RequestCache asked, BiConsumer<HttpServletRequest, String> told) {
        setRequestCache(asked);
        this.told = told;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws ServletException, IOException {
        told.accept(request, who.getName());
        super.onAuthenticationSuccess(request, response, who);
    }
}
