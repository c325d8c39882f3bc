package io.streamplatform.dashboard.audit;

import io.streamplatform.dashboard.access.AccessRefused;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.web.ForeignRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps who came in, and who was not let in. Those who are not let in may be many: beyond so many a
 * minute they are counted, and the count is told with the next.
 */
@Component
public class AccessTrail {

    private static final int MOST_A_MINUTE = 120;
    private static final int LONGEST_NAME = 100;

    private final AuditLog log;
    private final Viewers viewers;
    private long minute;
    private int told;
    private long untold;

    AccessTrail(AuditLog log, Viewers viewers) {
        this.log = log;
        this.viewers = viewers;
    }

    /** Somebody logged in. */
    public void loggedIn(HttpServletRequest request, String name, String how) {
        log.tell(
                Change.made(AuditEntry.LOGIN, "dashboard", null, Map.of("by", how)),
                someone(request, name));
    }

    /** Somebody failed to. */
    public void failed(HttpServletRequest request, String name, String reason) {
        tell(AuditEntry.LOGIN_FAILED, "dashboard", null, reason, someone(request, name));
    }

    /** Somebody logged out; null when nobody was logged in. */
    public void loggedOut(HttpServletRequest request, @Nullable Principal who) {
        if (who != null) {
            log.tell(
                    Change.made(AuditEntry.LOGOUT, "dashboard", null, null),
                    someone(request, who.getName()));
        }
    }

    /** A request was refused before it came to who could do it. */
    public void refused(HttpServletRequest request, @Nullable String reason) {
        String asked = request.getMethod() + " " + request.getRequestURI();
        tell(
                AuditEntry.REFUSED,
                asked,
                null,
                reason == null ? "refused" : reason,
                viewers.of(request));
    }

    @EventListener
    void on(ForeignRequest foreign) {
        refused(foreign.request(), foreign.reason());
    }

    @EventListener
    void on(AccessRefused refused) {
        Role needed = refused.needed();
        Object wanted = needed == null ? null : Map.of("needs", needed);
        tell(AuditEntry.REFUSED, refused.asked(), wanted, "not allowed", refused.viewer());
    }

    private void tell(
            String action, String resource, @Nullable Object wanted, String reason, Viewer viewer) {
        long before = untold();
        if (before >= 0) {
            String words = before == 0 ? reason : reason + " (and %,d more)".formatted(before);
            log.tell(Change.failed(action, resource, wanted, words), viewer);
        }
    }

    /** How many were left out before this one; below 0 when this one is, too. */
    private synchronized long untold() {
        long now = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
        if (now != minute) {
            minute = now;
            told = 0;
        }
        if (told >= MOST_A_MINUTE) {
            untold++;
            return -1;
        }
        told++;
        long left = untold;
        untold = 0;
        return left;
    }

    private static Viewer someone(HttpServletRequest request, String name) {
        String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return new Viewer(cut, null, null, request.getRemoteAddr());
    }
}
