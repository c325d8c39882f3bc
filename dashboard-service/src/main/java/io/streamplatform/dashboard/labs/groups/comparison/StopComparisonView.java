package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.labs.ComparisonState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as it stands.
 *
 * @param state what becomes of it
 * @param partitions of each way's topic
 * @param recordsPerSecond written to each of the topics
 * @param repetitions wanted of each way
 * @param heartbeatMillis asked for, the same for all; null to take each way as Kafka has it
 * @param progress how far it is, 0 to 1
 * @param doing what it does just now, or why it ended
 * @param startedAt when it was started; null if none was since the dashboard started
 * @param machine what it was measured on
 * @param courses each way as it is now, while it runs
 * @param results of each way, when it is done; empty until then
 * @param findings what the results say, in words
 */
public record StopComparisonView(
        ComparisonState state,
        int partitions,
        int recordsPerSecond,
        int repetitions,
        @Nullable Integer heartbeatMillis,
        double progress,
        String doing,
        @Nullable Instant startedAt,
        String machine,
        List<CourseView> courses,
        List<WayResult> results,
        List<String> findings) {

    /**
     * A way while it is measured.
     *
     * @param way its name
     * @param title for people
     * @param heartbeatMillis of its members; null when the cluster does not tell
     * @param repetition the one that runs; 0 before the first
     * @param doing what happens to its members just now
     * @param owners of the partitions, by their number; null for one that nobody reads
     */
    record CourseView(
            Way way,
            String title,
            @Nullable Integer heartbeatMillis,
            int repetition,
            String doing,
            List<@Nullable String> owners) {}

    static final StopComparisonView NONE =
            new StopComparisonView(
                    ComparisonState.NONE,
                    Course.PARTITIONS,
                    Traffic.perSecond(Course.PARTITIONS),
                    0,
                    null,
                    0,
                    "",
                    null,
                    ofThisMachine(),
                    List.of(),
                    List.of(),
                    List.of());

    static String ofThisMachine() {
        Runtime runtime = Runtime.getRuntime();
        return "%d processors, Java %s"
                .formatted(runtime.availableProcessors(), Runtime.version().feature());
    }
}
