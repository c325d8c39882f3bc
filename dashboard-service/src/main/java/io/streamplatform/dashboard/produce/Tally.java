package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RunProgress.Reason;
import io.streamplatform.dashboard.records.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of a run's records. Its methods may be called by any thread. */
final class Tally {

    private static final int MOST_REASONS = 10;
    private static final String OTHERS = "for other reasons";

    private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), 2);
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private long sent;
    private long acknowledged;
    private long failed;
    private int failedInARow;
    private @Nullable Place last;

    synchronized void sent() {
        sent++;
    }

    synchronized void acknowledged(RecordMetadata at, long nanos) {
        acknowledged++;
        failedInARow = 0;
        micros.recordValue(
                Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), micros.getHighestTrackableValue()));
        if (at.hasOffset()) {
            last = new Place(at.topic(), at.partition(), at.offset());
        }
    }

    synchronized void failed(String why) {
        failed++;
        failedInARow++;
        boolean room = reasons.size() < MOST_REASONS || reasons.containsKey(why);
        reasons.merge(room ? why : OTHERS, 1L, Long::sum);
    }

    synchronized int failedInARow() {
        return failedInARow;
    }

    /**
     * What is counted so far.
     *
     * @param last the newest acknowledgement
     */
    record Count(
            long sent,
            long acknowledged,
            long failed,
            @Nullable Double p50Millis,
            @Nullable Double p99Millis,
            @Nullable Double mostMillis,
            @Nullable Place last,
            List<Reason> reasons) {}

    synchronized Count count() {
        boolean any = micros.getTotalCount() > 0;
        return new Count(
                sent,
                acknowledged,
                failed,
                any ? micros.getValueAtPercentile(50) / 1e3 : null,
                any ? micros.getValueAtPercentile(99) / 1e3 : null,
                any ? micros.getMaxValue() / 1e3 : null,
                last,
                reasons.entrySet().stream()
                        .map(each -> new Reason(each.getKey(), each.getValue()))
                        .toList());
    }
}
