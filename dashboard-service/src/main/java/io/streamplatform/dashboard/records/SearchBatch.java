package io.streamplatform.dashboard.records;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a search: what was found, and how far it has come with that.
 *
 * @param hits in the order of the reading
 * @param reached by partition: where reading goes on behind this step
 * @param times by partition: time of the last record of the step
 * @param scanned records that were looked at in it
 * @param bytes of their keys and values
 * @param filterErrors records among them for which the filter had no answer
 * @param firstFilterError why, for the first
 * @param size bytes of the hits
 */
record SearchBatch(
        List<Hit> hits,
        Map<Integer, Long> reached,
        Map<Integer, Long> times,
        long scanned,
        long bytes,
        long filterErrors,
        @Nullable String firstFilterError,
        int size) {

    /** A record that matches, as it is sent. */
    static final class Hit {
        private final int partition;
        private final long offset;
        private final byte[] line;

        Hit(int partition, long offset, byte[] line) {
            this.partition = partition;
            this.offset = offset;
            this.line = line;
        }

        int partition() {
            return partition;
        }

        long offset() {
            return offset;
        }

        byte[] line() {
            return line;
        }
    }
}
