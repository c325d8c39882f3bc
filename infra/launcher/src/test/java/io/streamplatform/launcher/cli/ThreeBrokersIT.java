package io.streamplatform.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.FreePorts;
import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.parts.Ports;
import io.streamplatform.launcher.run.Phase;
import io.streamplatform.launcher.run.PlatformStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three, run by the commands that people type, with something dead in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ThreeBrokersIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int PARTITIONS = 3;

    /** Kafka's own default for the time after which a dead broker is noticed. */
    private static final Duration DEFAULT_SESSION = Duration.ofSeconds(9);

    private final Ports ports = FreePorts.choose(Brokers.THREE);
    private TypedCommands commands;
    private String bootstrapServers;
    private Admin admin;
    private String topic;

    @BeforeAll
    void start(@TempDir Path temp) {
        commands = new TypedCommands(temp, ports);
        TypedCommands.Ran started = commands.startBrokers("--brokers", "3");
        assertThat(started.exitCode()).as(started.output()).isZero();
        bootstrapServers = commands.status().bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    @AfterAll
    void stop() {
        admin.close(Duration.ZERO);
        commands.type("stop");
    }

    @BeforeEach
    void createTopic(TestInfo test) throws Exception {
        assertThat(commands.type("start", "kafka").exitCode()).isZero();
        topic = test.getTestMethod().orElseThrow().getName();
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                .all()
                .get(LONG.toSeconds(), TimeUnit.SECONDS);
        awaitInSync(3);
    }

    @Test
    void eachRecordIsOnAllThree_andAnyClientFindsThem() throws Exception {
        PlatformStatus status = commands.status();

        assertThat(status.ready()).isTrue();
        assertThat(bootstrapServers.split(","))
                .containsExactly(
                        "127.0.0.1:" + ports.of("kafka-1").number(),
                        "127.0.0.1:" + ports.of("kafka-2").number(),
                        "127.0.0.1:" + ports.of("kafka-3").number());
        assertThat(describe().partitions())
                .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
        assertThat(config(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
                .containsEntry("min.insync.replicas", "2");
        assertThat(config(new ConfigResource(ConfigResource.Type.BROKER, "2")))
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2")
                .containsEntry("broker.session.timeout.ms", "2000");
    }

    @Test
    void eachBrokerIsKilledInTurn_andNothingAcknowledgedIsLost() throws Exception {
        Map<String, Duration> pauses = new LinkedHashMap<>();
        SteadyWriter writer = new SteadyWriter(bootstrapServers, topic, PARTITIONS);
        try (writer) {
            awaitAcknowledgements(writer);
            for (String broker : Brokers.THREE.names()) {
                int controller = controller();
                writer.forgetPauses();
                assertThat(commands.type("kill", broker).exitCode()).isZero();
                awaitAcknowledgements(writer);
                pauses.put(
                        broker + (broker.endsWith("-" + controller) ? " (controller)" : ""),
                        writer.longestPause());

                assertThat(commands.status(broker).state()).isEqualTo(Phase.DIED);
                assertThat(commands.status().parts())
                        .filteredOn(part -> part.pid() != null)
                        .hasSize(2)
                        .allMatch(part -> part.health() == Health.State.READY);
                assertThat(commands.type("start", broker).exitCode()).isZero();
                awaitInSync(3);
            }
        }
        System.out.printf(
                "%d records acknowledged; longest pause when a broker was killed: %s%n",
                writer.acknowledged().size(), pauses);

        assertThat(writer.failures()).isEmpty();
        List<String> held = read();
        Set<String> lost = new HashSet<>(writer.acknowledged());
        held.forEach(lost::remove);
        assertThat(lost).as("acknowledged and lost").isEmpty();
        assertThat(held).as("nothing is there twice").hasSameSizeAs(writer.acknowledged());
        // The shortest: a machine with much else to do may be late once or twice, not each time.
        assertThat(Collections.min(pauses.values())).isLessThan(DEFAULT_SESSION);
    }

    @Test
    void withTwoOfThreeAwayNothingIsAcknowledged_andItHeals() throws Exception {
        String before = write();

        assertThat(commands.type("kill", "kafka-2", "kafka-3").exitCode()).isZero();
        // The one that is left cannot know whether the others live on without it. Not idempotent:
        // while
        // such a producer asks a cluster without quorum for its id, it gives no record up.
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() ->
                        write(
                                "enable.idempotence",
                                false,
                                "delivery.timeout.ms",
                                3_000,
                                "request.timeout.ms",
                                2_500))
                .withCauseInstanceOf(TimeoutException.class);

        assertThat(commands.type("start", "kafka-2").exitCode()).isZero();
        String withTwo = write();

        // Leaving in order tells the other that it is alone now.
        assertThat(commands.type("stop", "kafka-2").exitCode()).isZero();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> write("enable.idempotence", false, "retries", 0))
                .withCauseInstanceOf(NotEnoughReplicasException.class);

        assertThat(commands.type("start", "kafka").exitCode()).isZero();
        awaitInSync(3);
        String after = write();
        assertThat(read()).contains(before, withTwo, after);
    }

    @Test
    void kafkasToolsWorkOnIt_onTheTerminalsInputAndOutput() throws Exception {
        TypedCommands.Ran written =
                commands.kafka("one\ntwo\n", "console-producer", "--topic", topic);
        assertThat(written.exitCode()).as(written.output()).isZero();

        assertThat(commands.kafka("", "kafka-get-offsets.sh", "--topic", topic).output().lines())
                .hasSize(PARTITIONS)
                .allMatch(line -> line.startsWith(topic + ":"));
        assertThat(read()).containsExactlyInAnyOrder("one", "two");
        assertThat(commands.kafka("", "topics", "--bootstrap-server", "127.0.0.1:1").exitCode())
                .as("the tool's own")
                .isEqualTo(1);
    }

    @Test
    void itGoesOnWithThree_andRefusesToBeOne() throws Exception {
        String before = write();
        TypedCommands.Ran stopped = commands.type("stop");
        assertThat(stopped.exitCode()).as(stopped.output()).isZero();

        TypedCommands.Ran refused = commands.startBrokers("--brokers", "1");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.output()).contains("--brokers is 1").contains("./platform clean");

        TypedCommands.Ran started = commands.startBrokers();
        assertThat(started.exitCode()).as(started.output()).isZero();
        assertThat(commands.status().bootstrapServers()).isEqualTo(bootstrapServers);
        assertThat(read()).contains(before);
    }

    private static void awaitAcknowledgements(SteadyWriter writer) {
        long now = System.nanoTime();
        await("every partition acknowledges what is sent from now on")
                .atMost(LONG)
                .until(() -> writer.isAcknowledgedSince(now));
    }

    private void awaitInSync(int replicas) {
        await(replicas + " replicas of each partition are in sync")
                .atMost(LONG)
                .ignoreExceptions()
                .until(() ->
                        describe().partitions().stream()
                                .allMatch(partition -> partition.isr().size() == replicas));
    }

    private int controller() throws Exception {
        return admin.describeMetadataQuorum()
                .quorumInfo()
                .get(LONG.toSeconds(), TimeUnit.SECONDS)
                .leaderId();
    }

    private TopicDescription describe() throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(LONG.toSeconds(), TimeUnit.SECONDS)
                .get(topic);
    }

    private Map<String, String> config(ConfigResource resource) throws Exception {
        Config config =
                admin.describeConfigs(List.of(resource))
                        .all()
                        .get(LONG.toSeconds(), TimeUnit.SECONDS)
                        .get(resource);
        Map<String, String> values = new HashMap<>();
        config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }

    /** Writes one record to the partition that kafka-1 leads, or led, and returns what it is. */
    private String write(Object... settings) throws Exception {
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", bootstrapServers);
        client.put("acks", "all");
        client.put("linger.ms", 0);
        for (int i = 0; i < settings.length; i += 2) {
            client.put((String) settings[i], settings[i + 1]);
        }
        String value = java.util.UUID.randomUUID().toString();
        var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        try {
            producer.send(new ProducerRecord<>(topic, partitionOfFirst(), null, value))
                    .get(LONG.toSeconds(), TimeUnit.SECONDS);
        } finally {
            // Bounded, since a cluster without quorum may never answer.
            producer.close(Duration.ofSeconds(5));
        }
        return value;
    }

    private int partitionOfFirst() throws Exception {
        return describe().partitions().stream()
                .filter(partition -> partition.replicas().getFirst().id() == 1)
                .findFirst()
                .orElseThrow()
                .partition();
    }

    private List<String> read() {
        List<String> values = new ArrayList<>();
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            await("all is read")
                    .atMost(LONG)
                    .pollInSameThread()
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(record -> values.add(record.value()));
                        return partitions.stream()
                                .allMatch(partition ->
                                        consumer.position(partition)
                                                >= ends.getOrDefault(partition, Long.MAX_VALUE));
                    });
        }
        return values;
    }
}
