package io.streamplatform.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a search is compared with: reads a topic from its beginning to its end and looks at nothing,
 * several times, and prints the records per second of each time. A process of its own.
 */
public final class PlainConsumer {

    private static final Duration POLL = Duration.ofMillis(100);

    private PlainConsumer() {}

    /** Arguments: bootstrap servers, topic, times. */
    public static void main(String[] arguments) {
        String topic = arguments[1];
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", arguments[0]),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            long records =
                    consumer.endOffsets(partitions).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                System.out.println(perSecond(consumer, partitions, records));
            }
        }
    }

    private static double perSecond(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long records) {
        consumer.unsubscribe();
        long begun = System.nanoTime();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        for (long read = 0; read < records; ) {
            read += consumer.poll(POLL).count();
        }
        return records / ((System.nanoTime() - begun) / 1e9);
    }
}
