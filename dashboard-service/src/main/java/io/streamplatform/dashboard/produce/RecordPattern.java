package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordWords.Filling;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenHeader;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record whose texts are filled in anew each time.
 *
 * @param given what stays the same
 * @param key null for none
 * @param value null for a tombstone
 * @param headers one for each that was given
 */
record RecordPattern(
        GivenRecord given,
        @Nullable Placeholders key,
        @Nullable Placeholders value,
        List<Placeholders> headers) {

    GivenRecord filled(Filling filling) {
        List<@Nullable GivenHeader> filledHeaders = new ArrayList<>();
        List<@Nullable GivenHeader> originals =
                given.headers() == null ? List.of() : given.headers();
        for (int i = 0; i < originals.size(); i++) {
            GivenHeader header = originals.get(i);
            filledHeaders.add(
                    header == null || header.value() == null
                            ? header
                            : new GivenHeader(
                                    header.name(), headers.get(i).fill(filling), header.format()));
        }
        return new GivenRecord(
                key == null ? null : key.fill(filling),
                given.keyFormat(),
                value == null ? null : value.fill(filling),
                given.valueFormat(),
                filledHeaders,
                given.partition(),
                given.timestamp(),
                given.keySchema(),
                given.valueSchema());
    }
}
