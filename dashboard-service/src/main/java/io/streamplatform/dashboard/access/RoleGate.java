package io.streamplatform.dashboard.access;

import io.streamplatform.dashboard.web.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request to its handler when who asks has the role that the handler {@link Requires}. What
 * is not reading and requires nothing is refused: somebody forgot to say who may do it.
 */
class RoleGate implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Viewers viewers;
    private final ApplicationEventPublisher events;

    RoleGate(Viewers viewers, ApplicationEventPublisher events) {
        this.viewers = viewers;
        this.events = events;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true; // what is answered is that something was refused
        }
        boolean isReading = READING.contains(request.getMethod());
        Role needed = handler instanceof HandlerMethod method ? needed(method, isReading) : null;
        if (needed == null && isReading) {
            return true; // who may log in may look
        }
        Viewer viewer = viewers.of(request);
        if (needed != null && (isReading ? viewer.maySee(needed) : viewer.may(needed))) {
            return true;
        }
        String asked = request.getMethod() + " " + request.getRequestURI();
        events.publishEvent(new AccessRefused(viewer, asked, needed));
        throw refusal(viewer, asked, needed);
    }

    static @Nullable Role needed(HandlerMethod handler, boolean isReading) {
        Requires own = handler.getMethodAnnotation(Requires.class);
        if (own == null && !isReading) {
            own = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class);
        }
        return own == null ? null : own.value();
    }

    private Refused refusal(Viewer viewer, String asked, @Nullable Role needed) {
        if (needed == null) {
            return new Refused(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "request",
                    asked,
                    "nothing says which role may do this, so nobody may.");
        }
        if (viewers.isReadOnly() && viewer.maySee(needed)) {
            return new Refused(
                    HttpStatus.FORBIDDEN,
                    "Read-only",
                    "request",
                    asked,
                    "this dashboard changes nothing: dashboard.access.read-only"
                            + " (DASHBOARD_ACCESS_READONLY) is set.");
        }
        return new Refused(
                HttpStatus.FORBIDDEN,
                "Not allowed",
                "role",
                viewer.role() == null ? "none" : viewer.role().toString(),
                "%s needs the role %s; ask who runs this dashboard.".formatted(asked, needed));
    }
}
