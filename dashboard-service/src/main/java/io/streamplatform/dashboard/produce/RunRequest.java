package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordsRequest.GivenHeader;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenRecord;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that somebody wants written many times, with what differs each time.
 *
 * @param record as in {@link RecordsRequest}; key, value and the headers' values may hold
 *     placeholders such as {@code {{uuid}}}, {@code {{n}}} or {@code {{random.int(1,100)}}}
 * @param count how many times
 * @param perSecond how many a second; null for as fast as they are acknowledged
 * @param acks as in {@link RecordsRequest}
 * @param compression as in {@link RecordsRequest}
 */
record RunRequest(
        @Nullable GivenRecord record,
        @Nullable Integer count,
        @Nullable Double perSecond,
        @Nullable String acks,
        @Nullable String compression) {

    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 50_000;

    Delivery delivery() {
        return Delivery.of(acks, compression);
    }

    int checkedCount(ProduceProperties properties) {
        int most = properties.runRecords();
        if (count == null || count < 1 || count > most) {
            throw new BadParameter(
                    "count",
                    count == null ? null : count.toString(),
                    "give 1 to %,d times, or raise dashboard.produce.run-records.".formatted(most));
        }
        if (perSecond != null && !(perSecond >= SLOWEST && perSecond <= FASTEST)) {
            throw new BadParameter(
                    "perSecond",
                    perSecond.toString(),
                    "give 0.1 to 50,000 records a second, or leave it out for as fast as they are"
                            + " acknowledged.");
        }
        long seconds = properties.runTime().toSeconds();
        if (perSecond != null && count / perSecond > seconds) {
            throw new BadParameter(
                    "perSecond",
                    perSecond.toString(),
                    "%,d records at that rate take longer than the %,d s that a run may take; give a higher rate or fewer records."
                            .formatted(count, seconds));
        }
        return count;
    }

    /** The record's texts with their places to fill in. */
    RecordPattern pattern() {
        if (record == null) {
            throw new BadParameter("record", null, "give an object with a value.");
        }
        List<Placeholders> headers = new ArrayList<>();
        List<@Nullable GivenHeader> given = record.headers() == null ? List.of() : record.headers();
        for (int i = 0; i < given.size(); i++) {
            GivenHeader header = given.get(i);
            String text = header == null || header.value() == null ? "" : header.value();
            headers.add(Placeholders.in(text, "record.headers[%d].value".formatted(i)));
        }
        return new RecordPattern(
                record, read(record.key(), "key"), read(record.value(), "value"), headers);
    }

    private static @Nullable Placeholders read(@Nullable String text, String field) {
        return text == null ? null : Placeholders.in(text, "record." + field);
    }
}
