package io.streamplatform.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every list that has pages: no element is in two of them, and none is behind the last. */
@DashboardTest
class PagesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = KafkaProbe.uniqueName("paged");
    private static final int EACH = 3;

    private static final List<Consumer<byte[], byte[]>> MEMBERS = new ArrayList<>();

    @LocalServerPort private int port;

    /** Three topics of three partitions, read by three groups; the first has three members. */
    @BeforeAll
    static void fill(TestBroker broker, KafkaProbe kafka) {
        for (int i = 0; i < EACH; i++) {
            kafka.createTopic(NAME + "-" + i, EACH);
        }
        for (int i = 0; i < EACH; i++) {
            for (int topic = 0; topic < EACH; topic++) {
                Readers.commit(broker.bootstrapServers(), NAME + "-" + i, NAME + "-" + topic, 0, 0);
            }
        }
        for (int i = 0; i < EACH; i++) {
            Consumer<byte[], byte[]> member =
                    Readers.consumer(broker.bootstrapServers(), NAME + "-0", "consumer");
            MEMBERS.add(member);
            member.subscribe(List.of(NAME + "-0"));
        }
    }

    @AfterAll
    static void leave() {
        MEMBERS.forEach(Consumer::close);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/topics?search=%s, topics, name",
        "/api/groups?search=%s, groups, group",
        "/api/groups/%s-0/members?, members, memberId",
        "/api/groups/%s-0/topics?, topics, topic",
        "/api/groups/%s-1/partitions?, partitions, topic",
        "/api/topics/%s-0/groups?, groups, group",
    })
    void aPageHoldsWhatNoOtherDoes(String path, String field, String key) {
        Site site = new Site(port);
        String list = path.formatted(NAME) + "&size=2&page=";
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    MEMBERS.forEach(member -> member.poll(Duration.ofMillis(10)));
                    assertThat(site.json(list + 0).path("total").asInt()).isEqualTo(EACH);
                });

        JsonNode first = site.json(list + 0);
        JsonNode second = site.json(list + 1);
        JsonNode past = site.json(list + 7);

        assertThat(keys(first, field, key)).hasSize(2);
        assertThat(keys(second, field, key))
                .hasSize(1)
                .doesNotContainAnyElementsOf(keys(first, field, key));
        assertThat(keys(past, field, key)).isEmpty();
        for (JsonNode page : List.of(second, past)) {
            assertThat(page.path("total").asInt()).isEqualTo(EACH);
            assertThat(page.path("size").asInt()).isEqualTo(2);
        }
        assertThat(past.path("page").asInt()).isEqualTo(7);
    }

    private static List<String> keys(JsonNode page, String field, String key) {
        List<String> keys = new ArrayList<>();
        page.path(field).forEach(each -> keys.add(each.path(key).asString()));
        return keys;
    }
}
