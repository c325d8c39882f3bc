package io.streamplatform.kubernetes;

import io.streamplatform.testsupport.BrokerKind;
import io.streamplatform.testsupport.TestBroker;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker that asks everybody who they are and refuses what was not allowed, as Strimzi sets one
 * up; passwords are sent plainly, since they are not what is tried.
 */
final class SecuredBroker implements AutoCloseable {
    static final String SUPER_USER = "admin";

    /** The record that is in every topic before anybody reads. */
    static final String SEEN_BY_ALL = "seen by all";

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
                    + " password=\"%s\"";

    private final TestBroker broker;

    private SecuredBroker(TestBroker broker) {
        this.broker = broker;
    }

    static SecuredBroker started(List<KafkaUser> users) {
        String known =
                users.stream()
                        .map(user -> user.getMetadata().getName())
                        .map(name -> " user_%1$s=\"%1$s\"".formatted(name))
                        .collect(Collectors.joining());
        String login = LOGIN.formatted(SUPER_USER, SUPER_USER);
        return new SecuredBroker(
                TestBroker.started(
                        BrokerKind.EMBEDDED,
                        Map.of(
                                "listener.security.protocol.map",
                                "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                                "inter.broker.listener.name",
                                "PLAINTEXT",
                                "sasl.enabled.mechanisms",
                                "PLAIN",
                                "sasl.mechanism.inter.broker.protocol",
                                "PLAIN",
                                "listener.name.plaintext.plain.sasl.jaas.config",
                                login + " user_admin=\"admin\"" + known + ";",
                                "authorizer.class.name",
                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "super.users",
                                "User:admin;User:ANONYMOUS")));
    }

    /** What one user does. */
    Session as(String user) {
        return new Session(user);
    }

    @Override
    public void close() {
        broker.close();
    }

    /** A user's clients. Failures are thrown with what the broker said as their cause. */
    final class Session implements AutoCloseable {
        private final Map<String, Object> login = new HashMap<>();
        private final Admin admin;

        private Session(String user) {
            login.put("bootstrap.servers", broker.bootstrapServers());
            login.put("security.protocol", "SASL_PLAINTEXT");
            login.put("sasl.mechanism", "PLAIN");
            login.put("sasl.jaas.config", LOGIN.formatted(user, user) + ";");
            admin = Admin.create(login);
        }

        void create(List<NewTopic> topics) {
            get(admin.createTopics(topics).all().toCompletionStage().toCompletableFuture());
        }

        void declare(String topic, int partitions) {
            create(List.of(new NewTopic(topic, partitions, (short) 1)));
        }

        void allow(Collection<AclBinding> bindings) {
            get(admin.createAcls(bindings).all().toCompletionStage().toCompletableFuture());
        }

        void send(String topic, String value) {
            try (Producer<String, String> producer = producer(Map.of("acks", "all"))) {
                get(producer.send(new ProducerRecord<>(topic, "key", value)));
            }
        }

        TopicDescription describe(String topic) {
            return get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        }

        Set<String> topics() {
            return get(admin.listTopics().names());
        }

        Config config(ConfigResource.Type type, String name) {
            ConfigResource resource = new ConfigResource(type, name);
            return get(admin.describeConfigs(List.of(resource)).values().get(resource));
        }

        Map<String, ?> logFolders() {
            return get(admin.describeLogDirs(List.of(1)).descriptions().get(1));
        }

        int quorumLeader() {
            return get(admin.describeMetadataQuorum().quorumInfo()).leaderId();
        }

        List<String> groups() {
            return get(admin.listGroups().all()).stream().map(GroupListing::groupId).toList();
        }

        Map<TopicPartition, OffsetAndMetadata> committed(String group) {
            return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        }

        List<String> readByAssignment(String topic) {
            try (Consumer<String, String> consumer = consumer(Map.of())) {
                List<TopicPartition> partitions =
                        consumer.partitionsFor(topic, BOUND).stream()
                                .map(info -> new TopicPartition(topic, info.partition()))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                return poll(consumer);
            }
        }

        List<String> readAsMember(String group, List<String> topics) {
            try (Consumer<String, String> consumer = consumer(Map.of("group.id", group))) {
                consumer.subscribe(topics, new FromTheBeginning(consumer));
                List<String> values = poll(consumer);
                consumer.commitSync(BOUND);
                return values;
            }
        }

        void transact(String id, List<String> outputs, String group, String input) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    Map.of(new TopicPartition(input, 0), new OffsetAndMetadata(0));
            try (Producer<String, String> producer = producer(Map.of("transactional.id", id));
                    Consumer<String, String> member = consumer(Map.of("group.id", group))) {
                producer.initTransactions();
                producer.beginTransaction();
                outputs.forEach(topic -> {
                    var _ = producer.send(new ProducerRecord<>(topic, "key", "counted"));
                });
                producer.sendOffsetsToTransaction(offsets, member.groupMetadata());
                producer.commitTransaction();
            }
        }

        @Override
        public void close() {
            admin.close(Duration.ofSeconds(5));
        }

        private Producer<String, String> producer(Map<String, Object> settings) {
            Map<String, Object> all = new HashMap<>(login);
            all.putAll(settings);
            return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
        }

        private Consumer<String, String> consumer(Map<String, Object> settings) {
            Map<String, Object> all = new HashMap<>(login);
            all.putAll(settings);
            all.put("enable.auto.commit", false);
            return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
        }

        private static List<String> poll(Consumer<String, String> consumer) {
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (!values.contains(SEEN_BY_ALL) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }

        private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
            return get((Future<T>) future.toCompletionStage().toCompletableFuture());
        }

        private static <T> T get(Future<T> future) {
            try {
                return future.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** Whatever the group has read before. */
    private record FromTheBeginning(Consumer<?, ?> consumer) implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Nothing is kept.
        }
    }
}
