package io.streamplatform.dashboard.groups.rebalances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Members that join and leave a real group are told, with what went from one to the other. */
@DashboardTest
class RebalancesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort private int port;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aMemberThatJoinsAndLeavesIsTold(String protocol, TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("shared-out");
        String group = KafkaProbe.uniqueName("moving");
        kafka.createTopic(topic, 4);
        try (Consumer<byte[], byte[]> first = reader(broker, group, protocol, "first")) {
            first.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        first.poll(Duration.ofMillis(50));
                        JsonNode told = rebalances(group);
                        assertThat(told.path("isRebalancing").asBoolean()).isFalse();
                        assertThat(held(told)).isEqualTo(4);
                    });
            try (Consumer<byte[], byte[]> second = reader(broker, group, protocol, "second")) {
                second.subscribe(List.of(topic));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> {
                            first.poll(Duration.ofMillis(50));
                            second.poll(Duration.ofMillis(50));
                            JsonNode told = rebalances(group);
                            assertThat(told.path("isRebalancing").asBoolean()).isFalse();
                            assertThat(last(told).path("members").size()).isEqualTo(2);
                            assertThat(held(told)).isEqualTo(4);
                        });
                JsonNode told = rebalances(group);
                String all = told.path("epochs").toString();
                assertThat(all).contains("(second) joined.").contains("2 of 4 partitions moved");
                JsonNode epoch = last(told);
                assertThat(epoch.path("groupEpoch").isNumber())
                        .as("a classic group does not tell its generation")
                        .isEqualTo(protocol.equals("consumer"));
                assertThat(epoch.path("rebalance").path("atMostMillis").asLong()).isPositive();
                assertThat(epoch.path("settledAt").asString()).isNotBlank();
                JsonNode member = site.json("/api/groups/" + group).path("members").path(0);
                assertThat(member.path("epoch").isNumber()).isEqualTo(protocol.equals("consumer"));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        first.poll(Duration.ofMillis(50));
                        JsonNode told = rebalances(group);
                        assertThat(told.path("isRebalancing").asBoolean()).isFalse();
                        assertThat(last(told).path("members").size()).isEqualTo(1);
                        assertThat(told.path("epochs").toString()).contains("(second) left.");
                        assertThat(held(told)).isEqualTo(4);
                    });
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(last(rebalances(group)).path("words").toString())
                                .contains("first) left."));
    }

    private JsonNode rebalances(String group) {
        return site.json("/api/groups/" + group + "/rebalances");
    }

    private static JsonNode last(JsonNode told) {
        return told.path("epochs").path(told.path("epochs").size() - 1);
    }

    private static int held(JsonNode told) {
        int held = 0;
        for (JsonNode holders : last(told).path("holders")) {
            held += holders.size();
        }
        return held;
    }

    private static Consumer<byte[], byte[]> reader(
            TestBroker broker, String group, String protocol, String client) {
        return Readers.consumer(
                broker.bootstrapServers(), group, protocol, Map.of("client.id", client));
    }
}
