package io.streamplatform.analytics.restore;

/**
 * How far memory follows the topic of aggregates.
 *
 * @param isComplete whether everything that was committed when this service started is in memory,
 *     and what is committed now follows
 * @param hasEnded whether memory follows no longer: the service is stopping, or an error ended it
 * @param read how many records of it have been passed
 * @param known how many there were; 0 while Kafka has not told yet
 */
public record RestoreProgress(boolean isComplete, boolean hasEnded, long read, long known) {
    /** The progress as a sentence for people. */
    public String sentence() {
        if (isComplete) {
            return "All aggregates are in memory";
        }
        if (hasEnded) {
            return "The aggregates are followed no longer; restart the service if it is not"
                    + " stopping";
        }
        return known == 0
                ? "The aggregates cannot be read from Kafka yet; is the broker running?"
                : "The aggregates are being read from Kafka: %,d of %,d records"
                        .formatted(read, known);
    }
}
