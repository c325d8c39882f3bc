package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Instant;

/**
 * A step of a user's path.
 *
 * @param time when
 * @param kind what kind of event
 * @param detail what in particular: the page, the search term, the product, the order
 * @param sessionId the visit in which it happened
 */
public record PathStep(Instant time, UserEvent.Kind kind, String detail, String sessionId) {
    public PathStep {
        Require.present("time", time);
        Require.present("kind", kind);
        Require.present("detail", detail);
        Require.present("sessionId", sessionId);
    }
}
