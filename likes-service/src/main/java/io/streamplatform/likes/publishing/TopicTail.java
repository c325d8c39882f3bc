package io.streamplatform.likes.publishing;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.likes.Like;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * The end of the topic, where the last number is. Within a partition numbers rise, so the last like
 * of each partition is enough; what is no like is passed over, towards the beginning.
 */
final class TopicTail {
    private static final JsonFormat<Like> FORMAT = JsonFormat.of(Like.class);
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_WINDOW = 16;
    private static final long GROWTH = 8;

    private final Admin admin;
    private final ConsumerFactory<?, ?> consumers;
    private final String topic;

    TopicTail(Admin admin, ConsumerFactory<?, ?> consumers, String topic) {
        this.admin = admin;
        this.consumers = consumers;
        this.topic = topic;
    }

    /**
     * The highest number in the topic. If it holds no like any more, as after a day without one,
     * the number of records that it ever had: at least so many numbers were given.
     */
    long lastOrder() throws ExecutionException, TimeoutException, InterruptedException {
        List<TopicPartition> partitions = partitions();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, BOUND);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BOUND);
            OptionalLong last = OptionalLong.empty();
            for (TopicPartition partition : partitions) {
                last =
                        highest(
                                last,
                                lastOf(
                                        consumer,
                                        partition,
                                        begins.getOrDefault(partition, 0L),
                                        ends.getOrDefault(partition, 0L)));
            }
            return last.orElse(ends.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private List<TopicPartition> partitions()
            throws ExecutionException, TimeoutException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get(BOUND.toMillis(), TimeUnit.MILLISECONDS)
                        .get(topic);
        return description == null
                ? List.of()
                : description.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
    }

    /** One of Kafka's own: those of the factory wait for the schemas of records. */
    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(consumers.getConfigurationProperties());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "likes-last-order");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static OptionalLong lastOf(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long begin, long end)
            throws TimeoutException {
        consumer.assign(List.of(partition));
        long upper = end;
        for (long window = FIRST_WINDOW; upper > begin; window *= GROWTH) {
            long lower = Math.max(begin, upper - window);
            OptionalLong found = highestWithin(consumer, partition, lower, upper);
            if (found.isPresent()) {
                return found;
            }
            upper = lower;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong highestWithin(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long to)
            throws TimeoutException {
        consumer.seek(partition, from);
        long deadline = System.nanoTime() + BOUND.toNanos();
        OptionalLong found = OptionalLong.empty();
        while (consumer.position(partition, BOUND) < to) {
            Collection<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(POLL).records(partition);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                found = highest(found, order(record));
            }
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + BOUND.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "nothing came from %s within %s".formatted(partition, BOUND));
            }
        }
        return found;
    }

    private static OptionalLong highest(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalLong.of(Math.max(one.getAsLong(), other.getAsLong()));
    }

    private static OptionalLong order(ConsumerRecord<byte[], byte[]> record) {
        try {
            return OptionalLong.of(FORMAT.read(record.value()).order());
        } catch (UnreadableRecordException _) {
            return OptionalLong.empty();
        }
    }
}
