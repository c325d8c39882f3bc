package io.streamplatform.dashboard.access;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name of the user or the token; {@link #LOCAL} where no login is asked for
 * @param granted the role that was given to them; null for who is not logged in
 * @param role what they may do now: in read-only mode no more than a viewer
 * @param address that the request came from
 */
public record Viewer(
        String name, @Nullable Role granted, @Nullable Role role, @Nullable String address) {

    /** The name of everybody, where no login is asked for. */
    public static final String LOCAL = "local";

    /** The dashboard itself, for what is done outside of a request. */
    public static final Viewer NOBODY = new Viewer("dashboard", null, null, null);

    /** May this be done, which changes something? */
    public boolean may(Role needed) {
        return role != null && role.includes(needed);
    }

    /** May this be looked at? Read-only mode takes nothing from it. */
    public boolean maySee(Role needed) {
        return granted != null && granted.includes(needed);
    }
}
