package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The broker goes away and comes back, under the eyes of the dashboard. */
class BrokerLossIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aBrokerThatGoesAwayIsToldWithTheLastPictureKept_andItHealsByItself() {
        try (TestBroker broker = TestBroker.started();
                ConfigurableApplicationContext dashboard = dashboard(broker.bootstrapServers())) {
            int port = port(dashboard);
            Site site = new Site(port);
            String topic = "watched";
            try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers());
                    StompBrowser browser = new StompBrowser(port)) {
                kafka.createTopic(topic, 2);
                kafka.send(topic, "k", "before");
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(
                                                site.json("/api/topics/" + topic)
                                                        .path("records")
                                                        .asLong())
                                        .isEqualTo(1));
                browser.subscribe("/topic/stats");
                browser.subscribe("/topic/records/" + topic);
                awaitRecord(kafka, browser, topic);

                broker.stop();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(state(site)).isEqualTo("STALE"));
                JsonNode stale = site.json("/api/topics");
                assertThat(stale.path("sight").path("error").asString()).isNotBlank();
                assertThat(stale.path("sight").path("since").asString())
                        .as("stale since it was last seen")
                        .isEqualTo(stale.path("sight").path("sampledAt").asString());
                assertThat(stale.path("topics").path(0).path("name").asString()).isEqualTo(topic);
                assertThat(site.json("/health").path("kafka").asString()).isEqualTo("DOWN");
                assertThat(site.get("/actuator/health").status()).isEqualTo(503);
                assertThat(site.get("/api/messages/" + topic).status()).isEqualTo(503);
                assertThat(
                                site.json("/api/cluster")
                                        .path("brokers")
                                        .path(0)
                                        .path("status")
                                        .asString())
                        .isEqualTo("UNKNOWN");
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(
                                                browser.frames("/topic/stats")
                                                        .getLast()
                                                        .path("sight")
                                                        .path("state")
                                                        .asString())
                                        .isEqualTo("STALE"));

                broker.start();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(state(site)).isEqualTo("LIVE"));
                assertThat(site.json("/health").path("status").asString()).isEqualTo("UP");
                int before = browser.frames("/topic/records/" + topic).size();
                await().atMost(PATIENCE)
                        .pollInterval(300, TimeUnit.MILLISECONDS)
                        .until(() -> {
                            kafka.send(topic, "k", "after");
                            return browser.frames("/topic/records/" + topic).size() > before;
                        });
            }
        }
    }

    @Test
    void theDashboardStartsWithoutABroker_andSaysSo() {
        try (ConfigurableApplicationContext dashboard = dashboard("127.0.0.1:1")) {
            Site site = new Site(port(dashboard));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(
                                            site.json("/api/cluster")
                                                    .path("sight")
                                                    .path("error")
                                                    .asString())
                                    .isNotBlank());
            assertThat(state(site)).isEqualTo("CONNECTING");
            assertThat(site.json("/api/stats").path("topics").isNull())
                    .as("unknown, not 0")
                    .isTrue();
            assertThat(site.json("/api/topics").path("total").asInt()).isZero();
            assertThat(site.json("/api/flow").path("topics").size()).isZero();
            assertThat(site.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    @Test
    void anAddressThatDoesNotResolveIsToldToo() {
        try (ConfigurableApplicationContext dashboard = dashboard("no-such-host.invalid:9092")) {
            Site site = new Site(port(dashboard));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(
                                            site.json("/api/cluster")
                                                    .path("sight")
                                                    .path("error")
                                                    .asString())
                                    .contains("bootstrap"));
        }
    }

    private static void awaitRecord(KafkaProbe kafka, StompBrowser browser, String topic) {
        await().atMost(PATIENCE)
                .pollInterval(300, TimeUnit.MILLISECONDS)
                .until(() -> {
                    kafka.send(topic, "k", "hello");
                    return !browser.frames("/topic/records/" + topic).isEmpty();
                });
    }

    private static String state(Site site) {
        return site.json("/api/stats").path("sight").path("state").asString();
    }

    private static ConfigurableApplicationContext dashboard(String bootstrap) {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + bootstrap,
                        "--dashboard.sampling.period=300ms",
                        "--dashboard.sampling.slow-period=1s");
    }

    private static int port(ConfigurableApplicationContext dashboard) {
        return ((WebServerApplicationContext) dashboard).getWebServer().getPort();
    }
}
