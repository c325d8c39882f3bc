package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Counts records by schema for all who look at the same topic, by one consumer without a group for
 * each topic, and none once nobody has asked for some seconds.
 */
@Component
class RecordCounts implements DisposableBean {

    private static final int MOST_TOPICS = 8;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final KafkaClients clients;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, TopicCounting> countings = new HashMap<>();

    RecordCounts(KafkaClients clients) {
        this.clients = clients;
    }

    /** What was counted so far of a topic; counting begins if nobody counts yet. */
    TopicCounts of(String topic) {
        return counting(topic).counts();
    }

    /** The same, once the newest records are counted, or after so long. */
    TopicCounts settled(String topic, Duration patience) {
        TopicCounting counting = counting(topic);
        long deadline = System.nanoTime() + patience.toNanos();
        TopicCounts counts = counting.counts();
        try {
            while (!counts.settled() && !counting.isEnded() && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                counts = counting.counts();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is counted is told all the same
        }
        return counts;
    }

    private synchronized TopicCounting counting(String topic) {
        countings.values().removeIf(TopicCounting::isEnded);
        TopicCounting known = countings.get(topic);
        if (known != null) {
            return known;
        }
        if (countings.size() >= MOST_TOPICS) {
            throw new Unavailable(
                    "counting",
                    "The records of %d topics are counted already.".formatted(MOST_TOPICS),
                    "Try again in some seconds.");
        }
        TopicCounting counting = new TopicCounting(topic, this::consumer, IDLE);
        countings.put(topic, counting);
        threads.execute(counting);
        return counting;
    }

    private Consumer<byte[], byte[]> consumer() {
        return clients.consumer(
                "dashboard-schemas",
                Map.of(
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1_048_576,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1_048_576,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
