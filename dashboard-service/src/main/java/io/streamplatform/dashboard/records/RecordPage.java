package io.streamplatform.dashboard.records;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Records that were read.
 *
 * @param topic the topic
 * @param records newest first when read from the newest, else oldest first
 * @param scanned records that were looked at
 * @param matched records among them that match
 * @param filterErrors records among them for which the filter had no answer: they do not match
 * @param firstFilterError why it had none for the first of them
 * @param reachedEnd whether there is nothing more in the direction that was read
 * @param timedOut whether reading was stopped because it took too long
 * @param next cursor of the page behind this one; null when there is none
 * @param previous cursor of the page before this one; null when there is none
 * @param partitionsRead partitions that were looked at
 * @param ends of those partitions: the offset behind their newest record when they were read
 * @param holes whether some of the offsets that were passed hold no record, after compaction or for
 *     transactions: offsets count records about, then
 * @param why why only those; null when there is nothing to say
 * @param isolation read_committed: records of open and aborted transactions are not shown; or
 *     read_uncommitted
 * @param took milliseconds
 */
public record RecordPage(
        String topic,
        List<ShownRecord> records,
        long scanned,
        long matched,
        long filterErrors,
        @Nullable String firstFilterError,
        boolean reachedEnd,
        boolean timedOut,
        @Nullable String next,
        @Nullable String previous,
        List<Integer> partitionsRead,
        SortedMap<Integer, Long> ends,
        boolean holes,
        @Nullable String why,
        String isolation,
        long took) {

    /** The same page with its records shown in another way. */
    RecordPage showing(List<ShownRecord> shown) {
        return new RecordPage(
                topic,
                shown,
                scanned,
                matched,
                filterErrors,
                firstFilterError,
                reachedEnd,
                timedOut,
                next,
                previous,
                partitionsRead,
                ends,
                holes,
                why,
                isolation,
                took);
    }
}
