package io.streamplatform.dashboard.labs.groups.queue;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that a member holds: it has come, is locked for this member, and is not answered.
 *
 * @param deliveries how often it was delivered, this time counted
 * @param lockEndsNanos when the broker takes it back, by this machine's running clock
 */
record Held(ConsumerRecord<byte[], byte[]> record, int deliveries, long lockEndsNanos) {

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    long lockLeftMillis() {
        return Math.max(0, Duration.ofNanos(lockEndsNanos - System.nanoTime()).toMillis());
    }
}
