package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import java.time.Instant;

/**
 * Who was active in a minute, by the events' own time.
 *
 * @param schemaVersion version of this contract
 * @param minute beginning of the minute, UTC
 * @param users the different users
 * @param sessions the different sessions
 */
public record MinuteAudience(
        int schemaVersion, Instant minute, DistinctCount users, DistinctCount sessions)
        implements Aggregate {
    public MinuteAudience {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.present("minute", minute);
        Require.present("users", users);
        Require.present("sessions", sessions);
    }
}
