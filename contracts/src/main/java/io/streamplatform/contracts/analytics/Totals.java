package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything since the beginning, of one partition. Written with every change of any of the
 * partition's aggregates, so that {@code nextOffset} says what all of them contain.
 *
 * @param schemaVersion version of this contract
 * @param nextOffset offset in the partition of {@code user-events} up to which, itself excluded,
 *     events are contained; 0 or more
 * @param inputTopicId Kafka's id of the topic that {@code nextOffset} is of, so that a topic that
 *     was deleted and made again is not mistaken for the old one; null if unknown
 * @param counts number of events by kind; kinds that did not occur may be absent
 * @param revenue what was sold, by ISO 4217 currency code
 * @param funnel how many sessions came how far
 * @param sessions number of sessions that began; 0 or more
 * @param late events that came after their minute was no longer kept: counted here only; 0 or more
 * @param clockSkewed events that claimed to be from the future: counted at the time they came; 0 or
 *     more
 * @param newestEvent time of the newest event, if there was one
 */
public record Totals(
        int schemaVersion,
        long nextOffset,
        @Nullable String inputTopicId,
        Map<UserEvent.Kind, Long> counts,
        Map<String, Revenue> revenue,
        Funnel funnel,
        long sessions,
        long late,
        long clockSkewed,
        @Nullable Instant newestEvent)
        implements Aggregate {

    /** Nothing known yet. */
    public static final Totals NONE =
            new Totals(SCHEMA_VERSION, 0, null, Map.of(), Map.of(), Funnel.NONE, 0, 0, 0, null);

    public Totals {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.within("nextOffset", nextOffset, 0, Long.MAX_VALUE);
        counts = Counts.ofKinds(counts);
        revenue = Counts.ofCurrencies(revenue);
        Require.present("funnel", funnel);
        Require.within("sessions", sessions, 0, Long.MAX_VALUE);
        Require.within("late", late, 0, Long.MAX_VALUE);
        Require.within("clockSkewed", clockSkewed, 0, Long.MAX_VALUE);
    }
}
