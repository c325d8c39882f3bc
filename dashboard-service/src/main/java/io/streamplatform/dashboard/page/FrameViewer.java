package io.streamplatform.dashboard.page;

import io.streamplatform.dashboard.access.FormToken;
import io.streamplatform.dashboard.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page.
 *
 * @param name that they are logged in with
 * @param role what they may do now; null for who is not logged in
 * @param isReadOnly whether this dashboard changes nothing
 * @param isLoggedIn whether they can log out
 * @param isStranger whether they are not logged in where one has to be
 * @param seesAudit whether the audit log is for them
 * @param token that the page's forms and scripts send; null where there is no login
 */
public record FrameViewer(
        String name,
        @Nullable Role role,
        boolean isReadOnly,
        boolean isLoggedIn,
        boolean isStranger,
        boolean seesAudit,
        @Nullable FormToken token) {

    /** The role for style sheets and scripts. */
    public String roleName() {
        return role == null ? "NONE" : role.name();
    }

    /** The role for people; empty where everybody may do everything. */
    public String roleWord() {
        if (isReadOnly) {
            return "Read-only";
        }
        if (!isLoggedIn || role == null) {
            return "";
        }
        return switch (role) {
            case VIEWER -> "Viewer";
            case EDITOR -> "Editor";
            case ADMIN -> "Admin";
        };
    }

    /** What the role means. */
    public String roleMeaning() {
        if (isReadOnly) {
            return "This dashboard changes nothing: dashboard.access.read-only is set.";
        }
        return switch (role) {
            case VIEWER -> "You may look at everything and change nothing.";
            case EDITOR -> "You may write records and reset groups; topics and brokers need Admin.";
            case ADMIN -> "You may change everything.";
            case null -> "";
        };
    }
}
