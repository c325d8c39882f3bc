package io.streamplatform.dashboard.labs.schemas.comparison;

import io.streamplatform.dashboard.labs.ComparisonState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as it stands.
 *
 * @param state what becomes of it
 * @param records that each format writes and reads in a round
 * @param rounds how often; the rates are the median
 * @param progress how far it is, 0 to 1
 * @param doing what it does just now, or why it ended
 * @param startedAt when it was started; null if none was since the dashboard started
 * @param machine what it was measured on
 * @param results of each format, when it is done; empty until then
 */
public record ComparisonView(
        ComparisonState state,
        int records,
        int rounds,
        double progress,
        String doing,
        @Nullable Instant startedAt,
        String machine,
        List<Measured> results) {

    static final ComparisonView NONE =
            new ComparisonView(ComparisonState.NONE, 0, 0, 0, "", null, ofThisMachine(), List.of());

    static String ofThisMachine() {
        Runtime runtime = Runtime.getRuntime();
        return "%d processors, heap of %,d MiB, Java %s"
                .formatted(
                        runtime.availableProcessors(),
                        runtime.maxMemory() / 1_048_576,
                        Runtime.version().feature());
    }
}
