package io.streamplatform.alerts.rules;

/**
 * A partition that is watched. A service's lines, and a host's anomalies, are in one partition, so
 * whoever watches it knows everything that its alerts need.
 *
 * @param topic its topic
 * @param number its number; 0 or more
 */
public record SourcePartition(String topic, int number) {
    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
