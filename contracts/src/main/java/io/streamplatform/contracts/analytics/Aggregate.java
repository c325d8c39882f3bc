package io.streamplatform.contracts.analytics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something known about the events of one partition of {@code user-events}. Keyed by {@link
 * AggregateKey} on a compacted topic: the newest record of a key is what is known now, and a
 * tombstone says that it is no longer kept.
 *
 * <p>A user's events are in one partition, so nothing is known twice: counts of different
 * partitions add up to those of the whole, numbers of distinct users and sessions too.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Totals.class, name = "TOTALS"),
    @JsonSubTypes.Type(value = Audience.class, name = "AUDIENCE"),
    @JsonSubTypes.Type(value = MinuteCounts.class, name = "MINUTE_COUNTS"),
    @JsonSubTypes.Type(value = MinuteAudience.class, name = "MINUTE_AUDIENCE"),
    @JsonSubTypes.Type(value = TopEntry.class, name = "TOP_ENTRY"),
    @JsonSubTypes.Type(value = SessionProgress.class, name = "SESSION_PROGRESS"),
    @JsonSubTypes.Type(value = PathPage.class, name = "PATH_PAGE")
})
public sealed interface Aggregate
        permits Totals,
                Audience,
                MinuteCounts,
                MinuteAudience,
                TopEntry,
                SessionProgress,
                PathPage {

    /** The version that this build writes, and the newest that it reads. */
    int SCHEMA_VERSION = 1;

    /** Version of this contract, now {@value #SCHEMA_VERSION}. */
    int schemaVersion();
}
