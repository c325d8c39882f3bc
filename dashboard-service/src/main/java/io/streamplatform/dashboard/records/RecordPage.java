package io.streamplatform.dashboard.records;

import java.util.List;

/**
 * Records that were read.
 *
 * @param topic the topic
 * @param records newest first when read from the newest, else oldest first
 * @param scanned records that were looked at
 * @param matched records among them that match
 * @param reachedEnd whether there is nothing more in that direction
 * @param timedOut whether reading was stopped because it took too long
 * @param isolation records of open and aborted transactions are not shown
 * @param took milliseconds
 */
public record RecordPage(
        String topic,
        List<ShownRecord> records,
        long scanned,
        long matched,
        boolean reachedEnd,
        boolean timedOut,
        String isolation,
        long took) {

    /** The same page with its records shown in another way. */
    RecordPage showing(List<ShownRecord> shown) {
        return new RecordPage(
                topic, shown, scanned, matched, reachedEnd, timedOut, isolation, took);
    }
}
