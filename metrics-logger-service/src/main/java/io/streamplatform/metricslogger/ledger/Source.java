package io.streamplatform.metricslogger.ledger;

/**
 * Where records come from.
 *
 * @param topic name of the topic
 * @param partition number of the partition; 0 or more
 */
public record Source(String topic, int partition) {
    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
