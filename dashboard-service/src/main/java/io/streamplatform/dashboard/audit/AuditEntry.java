package io.streamplatform.dashboard.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody changed, tried to change, or how they came in.
 *
 * @param id of this entry
 * @param time when it was done
 * @param who the user's or the token's name; {@code local} where nobody logs in
 * @param role that they had; null for who was not logged in
 * @param address that they came from; null when it is not known
 * @param action what was done, such as {@code topic.create}
 * @param resource what it was done to
 * @param before what was there before; null when nothing was, or when it is not known
 * @param after what is there now, or was wanted; null when nothing is
 * @param failure why it was not done; null when it was
 */
public record AuditEntry(
        String id,
        Instant time,
        String who,
        @Nullable String role,
        @Nullable String address,
        String action,
        String resource,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String failure) {

    private static final String ACCESS = "access.";

    static final String LOGIN = ACCESS + "login";
    static final String LOGIN_FAILED = ACCESS + "login-failed";
    static final String LOGOUT = ACCESS + "logout";
    static final String REFUSED = ACCESS + "refused";

    /** Is it about who came in, rather than about what was changed? */
    boolean isAccess() {
        return action.startsWith(ACCESS);
    }
}
