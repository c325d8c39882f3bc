package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;

/**
 * An alert as it is to be published.
 *
 * @param alert its value
 * @param source the partition whose records tell it
 * @param position offset of the last record that is in it
 * @param version which of the alert's changes it is
 * @param change what is new
 */
public record Draft(
        Alert alert, SourcePartition source, long position, long version, Change change) {

    /** What is new in a published alert. */
    public enum Change {
        FIRED,
        /** Only figures. */
        UPDATED,
        ACKNOWLEDGED,
        RESOLVED
    }
}
