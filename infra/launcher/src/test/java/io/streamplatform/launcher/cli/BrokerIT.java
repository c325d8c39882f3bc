package io.streamplatform.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.FreePorts;
import io.streamplatform.launcher.parts.Ports;
import io.streamplatform.launcher.run.PlatformStatus;
import io.streamplatform.launcher.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, started and stopped by the commands that people type, each in the background. */
class BrokerIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir private Path temp;
    private final Ports ports = FreePorts.choose(Brokers.ONE);
    private TypedCommands commands;

    @BeforeEach
    void useFolder() {
        commands = new TypedCommands(temp, ports);
    }

    @AfterEach
    void stop() {
        commands.type("stop");
    }

    @Test
    void aRecordIsFoundAgainAfterARestart() throws Exception {
        assertThat(commands.startBrokers().exitCode()).isZero();
        String value = UUID.randomUUID().toString();
        createTopic();
        send(value);

        assertThat(commands.type("stop").exitCode()).isZero();
        assertThat(commands.type("status").exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
        // As a state folder was before there were clusters of three.
        Files.delete(temp.resolve("kafka/cluster.properties"));
        assertThat(commands.startBrokers().exitCode()).isZero();

        assertThat(read()).containsExactly(value);
    }

    @Test
    void aRecordIsFoundAgainAfterTheLauncherWasKilled_andWhatItLeftIsStopped() throws Exception {
        commands.startBrokers();
        createTopic();
        send("kept");
        PlatformStatus before = commands.status();
        ProcessHandle broker = ProcessHandle.of(before.parts().getFirst().pid()).orElseThrow();
        ProcessHandle launcher = ProcessHandle.of(before.pid()).orElseThrow();

        launcher.destroyForcibly();
        await().atMost(LONG).until(() -> !new StateFolder(temp).isHeld());
        assertThat(broker.isAlive()).isTrue();
        assertThat(commands.status().state()).isEqualTo(PlatformStatus.State.ORPHANED);
        assertThat(commands.type("clean", "--yes").exitCode()).isEqualTo(ExitCode.RUNS_ALREADY);

        assertThat(commands.startBrokers().output())
                .contains("did not end in order; stopping what it left: kafka");
        assertThat(broker.isAlive()).isFalse();
        assertThat(read()).containsExactly("kept");
    }

    @Test
    void aSecondStartSaysThatItRunsAlready() throws Exception {
        commands.startBrokers();

        TypedCommands.Ran second = commands.startBrokers();

        assertThat(second.exitCode()).isEqualTo(ExitCode.RUNS_ALREADY);
        assertThat(second.output())
                .contains("The platform runs already: pid " + commands.status().pid() + ", since ");
    }

    @Test
    void aPartIsStoppedAndStartedWhileTheLauncherGoesOn() throws Exception {
        commands.startBrokers();
        PlatformStatus before = commands.status();

        commands.type("stop", "kafka");
        assertThat(commands.status().parts().getFirst().pid()).isNull();
        assertThat(commands.type("start", "kafka").exitCode()).isZero();

        PlatformStatus after = commands.status();
        assertThat(after.pid()).isEqualTo(before.pid());
        assertThat(after.ready()).isTrue();
        assertThat(after.parts().getFirst().pid()).isNotEqualTo(before.parts().getFirst().pid());
        assertThat(commands.type("logs", "kafka", "-n", "500").output())
                .contains("Kafka Server started");
    }

    @Test
    void cleanDeletesDataAndLogs_butNotWhileItRuns() throws Exception {
        commands.startBrokers();
        assertThat(commands.type("clean", "--yes").exitCode()).isEqualTo(ExitCode.RUNS_ALREADY);
        assertThat(temp.resolve("kafka/broker-1/data")).exists();

        commands.type("stop");
        TypedCommands.Ran clean = commands.type("clean", "--yes");

        assertThat(clean.exitCode()).isZero();
        assertThat(clean.output()).contains(temp.resolve("kafka").toString());
        assertThat(temp.resolve("kafka")).doesNotExist();
        assertThat(temp.resolve("logs")).doesNotExist();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + ports.of("kafka").number());
    }

    private void createTopic() throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void send(String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", value))
                    .get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private List<String> read() {
        List<String> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("kept", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(LONG)
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(record -> values.add(record.value()));
                        return consumer.position(partition)
                                >= consumer.endOffsets(List.of(partition))
                                        .getOrDefault(partition, Long.MAX_VALUE);
                    });
        }
        return values;
    }
}
