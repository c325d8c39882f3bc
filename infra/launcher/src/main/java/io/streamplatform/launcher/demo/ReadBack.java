package io.streamplatform.launcher.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;

/** Reads all of a topic that nobody writes to any more. */
final class ReadBack {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);

    private ReadBack() {}

    /**
     * Takes account of every record.
     *
     * @return how many there are
     */
    static int all(Stage stage, String topic, Account account) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(stage.kafka("demo-reader"));
        settings.put("isolation.level", "read_committed");
        try (Consumer<byte[], Integer> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new IntegerDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic, BOUND).stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BOUND);
            int[] read = {0};
            return stage.await(
                    "the topic %s is read to its end".formatted(topic),
                    BOUND,
                    () -> {
                        for (ConsumerRecord<byte[], Integer> record : consumer.poll(POLL)) {
                            account.read(record.value());
                            read[0]++;
                        }
                        return ends.entrySet().stream()
                                        .allMatch(each ->
                                                consumer.position(each.getKey(), BOUND)
                                                        >= each.getValue())
                                ? Sighting.of(read[0])
                                : Sighting.notYet(read[0] + " records are read so far");
                    });
        }
    }
}
