package io.streamplatform.dashboard.labs.groups.order;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record that carries its place in the order in which it was sent.
 *
 * @param number over all records, from 1
 * @param key that it was written with
 * @param numberOfKey among those of its key, from 1
 * @param partition where it lies; -1 before it was written
 * @param offset where it lies; -1 before it was written
 */
record Numbered(int number, String key, int numberOfKey, int partition, long offset) {

    private static final JsonMapper JSON = new JsonMapper();

    static Numbered toSend(int number, String key, int numberOfKey) {
        return new Numbered(number, key, numberOfKey, -1, -1);
    }

    /** As it was read back. */
    static Numbered of(ConsumerRecord<byte[], byte[]> read) {
        try {
            JsonNode value = JSON.readTree(read.value());
            return new Numbered(
                    value.path("number").asInt(),
                    value.path("key").asString(""),
                    value.path("numberOfKey").asInt(),
                    read.partition(),
                    read.offset());
        } catch (JacksonException e) {
            throw new KafkaException("a record of the experiment was read back as another", e);
        }
    }

    ProducerRecord<byte[], byte[]> to(String topic) {
        byte[] value =
                JSON.writeValueAsBytes(
                        JSON.createObjectNode()
                                .put("number", number)
                                .put("key", key)
                                .put("numberOfKey", numberOfKey));
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
