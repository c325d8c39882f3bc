package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Fills a cluster with topics, and with groups that have committed offsets of some of them. */
final class CrowdedCluster implements AutoCloseable {

    private static final int AT_A_TIME = 100;
    private static final int TOPICS_OF_A_GROUP = 4;
    private static final short ONE_REPLICA = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Admin admin;
    private final List<String> topics = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();

    CrowdedCluster(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        admin = Admin.create(settings);
    }

    /** Makes so many topics that are all alike. */
    void makeTopics(int count, int partitions, short replicas)
            throws IOException, InterruptedException {
        for (int from = 0; from < count; from += AT_A_TIME) {
            List<NewTopic> next =
                    IntStream.range(from, Math.min(count, from + AT_A_TIME))
                            .mapToObj(n ->
                                    new NewTopic(
                                            "crowd.%s.%04d".formatted(subject(n), n),
                                            partitions,
                                            replicas))
                            .toList();
            await(admin.createTopics(next).all());
            next.forEach(topic -> topics.add(topic.name()));
        }
    }

    void createTopic(String name) throws IOException, InterruptedException {
        await(admin.createTopics(List.of(new NewTopic(name, 1, ONE_REPLICA))).all());
    }

    /** Commits offsets for so many groups. */
    void makeGroups(int count) throws IOException, InterruptedException {
        List<KafkaFuture<Void>> pending = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (int i = 0; i < TOPICS_OF_A_GROUP; i++) {
                String topic = topics.get((group * TOPICS_OF_A_GROUP + i) % topics.size());
                offsets.put(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
            }
            String name = "crowd-group-%03d".formatted(group);
            pending.add(admin.alterConsumerGroupOffsets(name, offsets).all());
            groups.add(name);
        }
        for (KafkaFuture<Void> each : pending) {
            await(each);
        }
    }

    /** Deletes all that was made, so that the next crowd is as large as it is said to be. */
    void clear() throws IOException, InterruptedException {
        await(admin.deleteConsumerGroups(groups).all());
        groups.clear();
        for (int from = 0; from < topics.size(); from += AT_A_TIME) {
            await(
                    admin.deleteTopics(
                                    topics.subList(from, Math.min(topics.size(), from + AT_A_TIME)))
                            .all());
        }
        topics.clear();
    }

    /** Some of the topics, spread over all of them. */
    List<String> someTopics(int count) {
        int step = Math.max(1, topics.size() / count);
        return IntStream.range(0, count).mapToObj(n -> topics.get(n * step)).toList();
    }

    private static String subject(int number) {
        return switch (number % 4) {
            case 0 -> "orders";
            case 1 -> "payments";
            case 2 -> "inventory";
            default -> "shipping";
        };
    }

    private static void await(KafkaFuture<?> answer) throws IOException, InterruptedException {
        try {
            Object _ = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The cluster cannot be filled: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
