package io.streamplatform.analytics.restore;

/**
 * How far memory follows the topic of aggregates.
 *
 * @param isComplete whether everything that was committed when this service started is in memory
 * @param read how many records of it have been passed
 * @param known how many there were; 0 while Kafka has not told yet
 */
public record RestoreProgress(boolean isComplete, long read, long known) {
    /** The progress as a sentence for people. */
    public String sentence() {
        if (isComplete) {
            return "All aggregates are in memory";
        }
        return known == 0
                ? "The aggregates cannot be read from Kafka yet; is the broker running?"
                : "The aggregates are being read from Kafka: %,d of %,d records"
                        .formatted(read, known);
    }
}
