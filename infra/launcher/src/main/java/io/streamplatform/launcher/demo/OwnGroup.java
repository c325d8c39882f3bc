package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer of the demonstration's own, in a group of its own, that reads what comes from now on.
 */
final class OwnGroup implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final String group;
    private final Consumer<String, String> consumer;

    OwnGroup(Stage stage, String group, String topic) {
        this.group = group;
        Map<String, Object> settings = new HashMap<>(stage.kafka(group));
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "latest");
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", (int) BOUND.toMillis());
        consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** Waits until it holds partitions, and knows where in them it begins. */
    Set<TopicPartition> join(Stage stage) throws InterruptedException {
        return stage.await(
                "the group " + group + " gets its partitions",
                BOUND,
                () -> {
                    // Nothing is lost by not looking at these: what is waited for comes later.
                    var _ = consumer.poll(POLL);
                    Set<TopicPartition> assigned = consumer.assignment();
                    assigned.forEach(each -> consumer.position(each, BOUND));
                    return assigned.isEmpty()
                            ? Sighting.notYet("it holds none yet")
                            : Sighting.of(assigned);
                });
    }

    /** Reads on until that record has come, and commits what was read. */
    ConsumerRecord<String, String> readUpTo(Stage stage, Receipt wanted)
            throws InterruptedException {
        return stage.await(
                "the group %s reads the record of %s".formatted(group, wanted.place()),
                BOUND,
                () -> {
                    for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                        if (record.partition() == wanted.partition()
                                && record.offset() == wanted.offset()) {
                            consumer.commitSync(BOUND);
                            return Sighting.of(record);
                        }
                    }
                    return Sighting.notYet("it has not come yet");
                });
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Has the cluster forget a group that nobody is in any more. */
    static void forget(Stage stage, String group) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(stage.kafka("demo-admin"))) {
            var _ =
                    admin.deleteConsumerGroups(List.of(group))
                            .all()
                            .get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new IOException("the group %s cannot be deleted".formatted(group), e);
            }
        } catch (TimeoutException e) {
            throw new IOException("Kafka did not answer within " + BOUND.toSeconds() + " s", e);
        }
    }
}
