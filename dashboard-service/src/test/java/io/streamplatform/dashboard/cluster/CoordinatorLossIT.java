package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.ThreeBrokers;
import io.streamplatform.dashboard.browser.BrowserExtension;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** One broker of three goes away, and with it the only copy of what it knows of its groups. */
@ExtendWith(BrowserExtension.class)
class CoordinatorLossIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOPIC = "read";
    private static final String LONE = "kept-by-one";

    @Test
    @Timeout(300)
    void aGroupWhoseCoordinatorIsAwayStaysKnown_asOneOfWhichNothingIsTold(Page page)
            throws Exception {
        try (ThreeBrokers brokers = new ThreeBrokers(Map.of("offsets.topic.num.partitions", "3"));
                KafkaProbe kafka = new KafkaProbe(brokers.bootstrapServers())) {
            // Each broker alone keeps a third of the groups.
            kafka.admin()
                    .createTopics(
                            List.of(
                                    new NewTopic(
                                                    "__consumer_offsets",
                                                    Map.of(
                                                            0,
                                                            List.of(1),
                                                            1,
                                                            List.of(2),
                                                            2,
                                                            List.of(3)))
                                            .configs(
                                                    Map.of(
                                                            "cleanup.policy",
                                                            "compact",
                                                            "min.insync.replicas",
                                                            "1")),
                                    new NewTopic(TOPIC, 1, (short) 3),
                                    new NewTopic(LONE, Map.of(0, List.of(3)))))
                    .all()
                    .get();
            Map<Integer, String> groups = groups();
            groups.values()
                    .forEach(group ->
                            Readers.commit(brokers.bootstrapServers(), group, TOPIC, 0, 0));
            Readers.commit(brokers.bootstrapServers(), groups.get(1), LONE, 0, 0);
            try (ConfigurableApplicationContext dashboard = dashboard(brokers)) {
                int port = ((WebServerApplicationContext) dashboard).getWebServer().getPort();
                Site site = new Site(port);
                for (String group : groups.values()) {
                    await().atMost(PATIENCE).until(() -> state(site, group).equals("Empty"));
                }
                String away = groups.get(3);
                await().atMost(PATIENCE).until(() -> history(site, away) > 1);
                page.navigate("http://127.0.0.1:%d/groups/%s".formatted(port, away));

                brokers.stop(3);

                await().atMost(PATIENCE).until(() -> state(site, away).equals("Unknown"));
                PlaywrightAssertions.assertThat(page.locator("#state")).hasText("unknown");
                PlaywrightAssertions.assertThat(page.locator("#gone")).isHidden();
                await().atMost(PATIENCE).until(() -> state(site, groups.get(1)).equals("Empty"));
                await().atMost(PATIENCE).until(() -> state(site, groups.get(2)).equals("Empty"));
                assertThat(history(site, away)).as("what was seen of it").isGreaterThan(1);
                // Who leads what is known a sample later than who is there, perhaps.
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                isPlannedWithoutThePartitionThatNobodyLeads(site, groups.get(1)));
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(site.json("/api/cluster").path("warnings").toString())
                                        .contains("list groups: the coordinator of 1 is away"));
                assertThat(state(site, away)).isEqualTo("Unknown");
                page.navigate("http://127.0.0.1:%d/cluster".formatted(port));
                PlaywrightAssertions.assertThat(page.locator("#warnings"))
                        .containsText("the coordinator of 1 is away");

                brokers.start(3);

                await().atMost(PATIENCE).until(() -> state(site, away).equals("Empty"));
                kafka.admin().deleteConsumerGroups(List.of(away)).all().get();
                await().atMost(PATIENCE)
                        .until(() -> site.get("/api/groups/" + away).status() == 404);
                PlaywrightAssertions.assertThat(page.locator("#warnings")).isHidden();
            }
        }
    }

    private static void isPlannedWithoutThePartitionThatNobodyLeads(Site site, String group) {
        Site.Answer answer =
                site.postJson("/api/groups/" + group + "/offsets/plan", "{\"to\":\"latest\"}");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        JsonNode moves = answer.json().path("moves");
        assertThat(moves.path(0).path("topic").asString()).isEqualTo(LONE);
        assertThat(moves.path(0).path("to").isNull()).isTrue();
        assertThat(moves.path(0).path("note").asString()).contains("no leader");
        assertThat(moves.path(1).path("end").isNumber()).isTrue();
    }

    /** A group for each broker, by the partition of the offsets that keeps it. */
    private static Map<Integer, String> groups() {
        Map<Integer, String> groups = new HashMap<>();
        for (int i = 0; groups.size() < 3; i++) {
            String group = "readers-" + i;
            groups.putIfAbsent(Math.abs(group.hashCode()) % 3 + 1, group);
        }
        return groups;
    }

    private static String state(Site site, String group) {
        Site.Answer answer = site.get("/api/groups/" + group);
        return answer.status() == 200 ? answer.json().path("state").asString() : "not there";
    }

    private static int history(Site site, String group) {
        JsonNode history = site.json("/api/groups/" + group).path("lagHistory");
        return history.size();
    }

    private static ConfigurableApplicationContext dashboard(ThreeBrokers brokers) {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + brokers.bootstrapServers(),
                        "--dashboard.sampling.period=300ms",
                        // Short: what only the dead one knows is asked for until then, each in
                        // turn.
                        "--dashboard.sampling.call-timeout=4s");
    }
}
