package io.streamplatform.dashboard.follow;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record is.
 *
 * @param topic the topic
 * @param partition its partition
 * @param offset its place there
 */
record Place(String topic, int partition, long offset) {

    static Place of(ConsumerRecord<?, ?> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }
}
