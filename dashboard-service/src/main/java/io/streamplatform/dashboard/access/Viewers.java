package io.streamplatform.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells who asks. It asks the servlet container alone, so that nothing of Spring Security is loaded
 * where there is no login.
 */
@Component
public class Viewers {

    private final AccessProperties properties;
    private final LoginMethods logins;

    Viewers(AccessProperties properties, LoginMethods logins) {
        this.properties = properties;
        this.logins = logins;
    }

    /** Who sent this request. */
    public Viewer of(HttpServletRequest request) {
        Role granted = granted(request);
        Role role = granted != null && properties.readOnly() ? Role.VIEWER : granted;
        return new Viewer(name(request), granted, role, request.getRemoteAddr());
    }

    /**
     * Who sent the request that this thread answers; {@link Viewer#NOBODY} elsewhere. Work that
     * goes on in another thread takes it along.
     */
    public Viewer current() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : Viewer.NOBODY;
    }

    /** Does nobody change anything through this dashboard? */
    public boolean isReadOnly() {
        return properties.readOnly();
    }

    /** Do people log in here? */
    public boolean isLoginAsked() {
        return logins.any();
    }

    private @Nullable Role granted(HttpServletRequest request) {
        if (!logins.any()) {
            return Role.ADMIN;
        }
        Role granted = null;
        for (Role role : Role.values()) {
            if (request.isUserInRole(role.name())) {
                granted = role;
            }
        }
        return granted;
    }

    private String name(HttpServletRequest request) {
        if (!logins.any()) {
            return Viewer.LOCAL;
        }
        Principal principal = request.getUserPrincipal();
        return principal == null ? "not logged in" : principal.getName();
    }
}
