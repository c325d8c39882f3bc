package io.streamplatform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.starter.topics.TopicSettings;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpec;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Topics and brokers are as everywhere else that the platform runs. */
class TopicsAreTheContractsTest {
    private static final List<KafkaTopic> TOPICS =
            Models.of(Kustomization.build("base"), KafkaTopic.class);
    private static final KafkaClusterSpec KAFKA =
            Models.of(Kustomization.build("base"), Kafka.class).getFirst().getSpec().getKafka();

    /** Topics that nobody reads from a service's side have no dead letters. */
    private static final List<TopicDefinition> DECLARED =
            Stream.concat(
                            PlatformTopics.all().stream(),
                            Stream.of(
                                            PlatformTopics.USER_EVENTS,
                                            PlatformTopics.APPLICATION_LOGS,
                                            PlatformTopics.SYSTEM_METRICS,
                                            PlatformTopics.METRIC_ANOMALIES,
                                            PlatformTopics.LIKES)
                                    .map(TopicDefinition::deadLetters))
                    .toList();

    @Test
    void everyTopicOfTheContractsIsThere_andNoOther() {
        assertThat(TOPICS)
                .extracting(topic -> topic.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(
                        DECLARED.stream().map(TopicDefinition::name).toList());
    }

    @Test
    void eachIsWhatItsPublisherWouldDeclare() {
        for (TopicDefinition definition : DECLARED) {
            KafkaTopic topic = topic(definition.name());

            assertThat(topic.getSpec().getPartitions()).isEqualTo(definition.partitions());
            assertThat(topic.getSpec().getReplicas()).as("the cluster's default").isNull();
            assertThat(texts(topic.getSpec().getConfig()))
                    .as(definition.name())
                    .isEqualTo(TopicSettings.of(definition));
        }
    }

    @Test
    void brokersAreSetAsThreeBrokersAreEverywhere() throws IOException {
        Map<String, String> expected = new HashMap<>(settings("server.properties"));
        expected.putAll(settings("three-brokers.properties"));
        // How soon a broker counts as dead is another matter on machines with a network between
        // them.
        expected.keySet()
                .removeIf(name ->
                        name.startsWith("broker.") || name.startsWith("controller.quorum."));

        assertThat(texts(KAFKA.getConfig())).isEqualTo(expected);
    }

    @Test
    void noSettingIsOneThatStrimziKeepsForItself() {
        List<String> forbidden = List.of(KafkaClusterSpec.FORBIDDEN_PREFIXES.split(", *"));
        List<String> allowed = List.of(KafkaClusterSpec.FORBIDDEN_PREFIX_EXCEPTIONS.split(", *"));

        assertThat(KAFKA.getConfig().keySet())
                .filteredOn(name -> forbidden.stream().anyMatch(name::startsWith))
                .allMatch(allowed::contains);
    }

    @Test
    void kafkaIsOfTheLineThatTheBuildManages() {
        String managed = org.apache.kafka.common.utils.AppInfoParser.getVersion();

        assertThat(line(KAFKA.getVersion())).isEqualTo(line(managed));
    }

    @Test
    void threeNodesCanKeepThreeCopies() {
        KafkaNodePool pool = Models.of(Kustomization.build("base"), KafkaNodePool.class).getFirst();

        assertThat(pool.getSpec().getReplicas()).isEqualTo(3);
    }

    private static KafkaTopic topic(String name) {
        return TOPICS.stream()
                .filter(topic -> topic.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> texts(Map<String, Object> config) {
        return config.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> "" + entry.getValue()));
    }

    private static Map<String, String> settings(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader text =
                Files.newBufferedReader(Kustomization.ROOT.resolve("../kafka").resolve(file))) {
            properties.load(text);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static String line(String version) {
        return version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
    }
}
