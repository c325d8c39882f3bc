package io.streamplatform.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a test's broker promises, wherever it runs. */
class TestBrokerIT {
    @ParameterizedTest
    @EnumSource
    void keepsAddressDataAndClusterOverARestart(BrokerKind kind) {
        try (TestBroker broker = started(kind, Map.of());
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            String address = broker.bootstrapServers();
            String cluster = clusterId(probe);
            probe.createTopic("kept", 2);
            probe.send("kept", "a", "first");

            broker.stop();
            assertThatThrownBy(
                            () -> BrokerReadiness.await(address, Duration.ofSeconds(1), () -> true))
                    .hasMessageContaining("takes no requests");
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            probe.send("kept", "a", "second");
            assertThat(probe.readValues("kept")).containsExactly("first", "second");
            assertThat(clusterId(probe)).isEqualTo(cluster);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasThePlatformsSettings_andATestsOverrides(BrokerKind kind) throws Exception {
        try (TestBroker broker = started(kind, Map.of("log.segment.bytes", "1048576"));
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            ConfigResource one = new ConfigResource(ConfigResource.Type.BROKER, "1");
            Config settings =
                    probe.admin()
                            .describeConfigs(List.of(one))
                            .all()
                            .get(30, TimeUnit.SECONDS)
                            .get(one);

            assertThat(List.of("auto.create.topics.enable", "message.max.bytes"))
                    .extracting(settings::get)
                    .extracting(ConfigEntry::value)
                    .containsExactly("false", "16777216");
            assertThat(settings.get("log.segment.bytes").value()).isEqualTo("1048576");
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTransactions_andCreatesNoTopicByUse(BrokerKind kind) {
        try (TestBroker broker = started(kind, Map.of());
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
                Producer<String, String> producer = producer(broker, "transactional.id", "writer");
                Producer<String, String> other = producer(broker, "max.block.ms", "3000")) {
            probe.createTopic("known", 1);
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("known", "committed"));
            producer.commitTransaction();
            // The commit is answered when it is decided, which is before readers see it.
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(probe.readValues("known")).containsExactly("committed"));

            assertThatThrownBy(() -> other.partitionsFor("mistyped"))
                    .isInstanceOf(TimeoutException.class);
            assertThat(probe.topics()).containsExactly("known");
        }
    }

    private static TestBroker started(BrokerKind kind, Map<String, String> overrides) {
        if (kind == BrokerKind.CONTAINER) {
            var obstacle = ContainerEngine.whyThereIsNone();
            assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        }
        return TestBroker.started(kind, overrides);
    }

    private static String clusterId(KafkaProbe probe) {
        try {
            return probe.admin().describeCluster().clusterId().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("no cluster id", e);
        }
    }

    private static Producer<String, String> producer(
            TestBroker broker, String setting, String value) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), setting, value),
                new StringSerializer(),
                new StringSerializer());
    }
}
