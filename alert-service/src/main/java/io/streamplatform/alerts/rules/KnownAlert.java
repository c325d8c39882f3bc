package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;

/**
 * An alert as the alerts topic knows it.
 *
 * @param alert all that its records say together
 * @param source the partition whose records tell it
 * @param position offset of the last of them that is in it
 * @param newestRecordLacksSomething whether the topic's newest record of it, which is all that
 *     compaction will keep, says less than its records together
 */
public record KnownAlert(
        Alert alert, SourcePartition source, long position, boolean newestRecordLacksSomething) {}
