package io.streamplatform.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Life in a crowded cluster: a few records a second into some topics, and groups with a member each
 * that read and commit them, by turns of the classic protocol and of the new one.
 */
final class Trickle implements AutoCloseable {

    /** What the names of its groups begin with. */
    static final String GROUP = "crowd-live-";

    private static final int TOPICS_OF_A_GROUP = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final byte[] VALUE = {'{', '}'};

    private final String bootstrapServers;
    private final List<String> topics;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean closed;

    /**
     * @param topics that are written to and read
     * @param groups how many groups read, of some of the topics each
     */
    Trickle(String bootstrapServers, List<String> topics, int groups) {
        this.bootstrapServers = bootstrapServers;
        this.topics = List.copyOf(topics);
        threads.execute(this::write);
        for (int group = 0; group < groups; group++) {
            int number = group;
            threads.execute(() -> read(number));
        }
    }

    private void write() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!closed) {
                for (String topic : topics) {
                    // Whether each arrives is of no matter here: it is traffic to be looked at.
                    var _ = producer.send(new ProducerRecord<>(topic, VALUE));
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(int group) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP + group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, group % 2 == 0 ? "classic" : "consumer");
        settings.put(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, (int) PAUSE.toMillis());
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            int first = group * TOPICS_OF_A_GROUP;
            consumer.subscribe(
                    List.of(
                            topics.get(first % topics.size()),
                            topics.get((first + 1) % topics.size()),
                            topics.get((first + 2) % topics.size()),
                            topics.get((first + 3) % topics.size())));
            while (!closed) {
                ConsumerRecords<byte[], byte[]> _ = consumer.poll(PAUSE);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
