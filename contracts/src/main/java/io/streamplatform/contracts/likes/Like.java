package io.streamplatform.contracts.likes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.streamplatform.contracts.Require;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Somebody has pressed the Like button. Has no key unless the choice of a partition needs one; the
 * key is then the user, whom the record itself does not name. So any partition may get it, and
 * {@link #order()} tells a reader in which sequence likes were made, which Kafka keeps within a
 * partition only.
 *
 * @param order running number over all partitions, from 1; goes on after a restart. A number whose
 *     like was never acknowledged is left out
 * @param clickedAt when it was pressed, local time with its zone's offset, to the millisecond
 * @param tsMs the same moment in milliseconds since 1970-01-01 UTC
 */
public record Like(
        long order,
        @JsonProperty("clicked_at") OffsetDateTime clickedAt,
        @JsonProperty("ts_ms") long tsMs) {

    public Like {
        Require.within("order", order, 1, Long.MAX_VALUE);
        Require.present("clicked_at", clickedAt);
        long moment = clickedAt.toInstant().toEpochMilli();
        if (tsMs != moment) {
            throw new IllegalArgumentException(
                    "ts_ms must be the moment of clicked_at, %d, but is %d"
                            .formatted(moment, tsMs));
        }
    }

    /** A like of that moment. */
    public static Like of(long order, OffsetDateTime clickedAt) {
        OffsetDateTime toTheMillisecond = clickedAt.truncatedTo(ChronoUnit.MILLIS);
        return new Like(order, toTheMillisecond, toTheMillisecond.toInstant().toEpochMilli());
    }
}
