package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A cluster of many topics is sampled in bounded time, and pages do not wait for it. */
class ManyTopicsIT {

    private static final int TOPICS = Integer.getInteger("dashboard.test.topics", 1_000);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void allAreSeen_andANewOneSoonAfter() throws Exception {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers());
                ConfigurableApplicationContext dashboard =
                        new SpringApplicationBuilder(DashboardApplication.class)
                                .run(
                                        "--server.port=0",
                                        "--spring.kafka.bootstrap-servers="
                                                + broker.bootstrapServers(),
                                        "--dashboard.sampling.call-timeout=30s")) {
            Site site =
                    new Site(((WebServerApplicationContext) dashboard).getWebServer().getPort());
            for (int from = 0; from < TOPICS; from += 200) {
                List<NewTopic> topics = new ArrayList<>();
                for (int i = from; i < Math.min(TOPICS, from + 200); i++) {
                    topics.add(new NewTopic("many-%05d".formatted(i), 1, (short) 1));
                }
                kafka.admin().createTopics(topics).all().get(3, TimeUnit.MINUTES);
            }
            Readers.commit(broker.bootstrapServers(), "many-readers", "many-00007", 0, 0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        JsonNode stats = site.json("/api/stats");
                        assertThat(stats.path("topics").asInt()).isEqualTo(TOPICS);
                        assertThat(stats.path("records").isNumber()).isTrue();
                        assertThat(stats.path("groups").asInt()).isEqualTo(1);
                    });
            JsonNode page = site.json("/api/topics?search=many-00&sort=name&order=desc&size=25");
            assertThat(page.path("topics").size()).isEqualTo(25);
            assertThat(page.path("topics").path(0).path("name").asString())
                    .isEqualTo("many-%05d".formatted(TOPICS - 1));
            assertThat(site.json("/api/flow").path("topics").size()).isLessThanOrEqualTo(60);
            assertThat(site.json("/api/flow").path("hiddenTopics").asInt()).isEqualTo(TOPICS - 60);

            kafka.createTopic("zz-new", 1);
            await().atMost(PATIENCE).until(() -> site.get("/api/topics/zz-new").status() == 200);
            kafka.send("zz-new", null, "first");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(site.json("/api/topics/zz-new").path("records").asLong())
                                    .isEqualTo(1));
        }
    }
}
