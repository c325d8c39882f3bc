package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Instant;
import java.util.Map;

/**
 * What happened in a minute, by the events' own time.
 *
 * @param schemaVersion version of this contract
 * @param minute beginning of the minute, UTC
 * @param counts number of events by kind; kinds that did not occur may be absent
 * @param revenue what was sold, by ISO 4217 currency code
 */
public record MinuteCounts(
        int schemaVersion,
        Instant minute,
        Map<UserEvent.Kind, Long> counts,
        Map<String, Revenue> revenue)
        implements Aggregate {
    public MinuteCounts {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.present("minute", minute);
        counts = Counts.ofKinds(counts);
        revenue = Counts.ofCurrencies(revenue);
    }
}
