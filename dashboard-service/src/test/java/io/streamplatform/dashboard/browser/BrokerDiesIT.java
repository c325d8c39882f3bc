package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.ThreeBrokers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A broker of three dies under the eyes of who looks at the cluster's page, and comes back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dashboard.sampling.period=300ms",
            "dashboard.sampling.call-timeout=20s",
            "dashboard.produce.delivery-timeout=5s",
            "dashboard.produce.request-timeout=4s"
        })
@ExtendWith(BrowserExtension.class)
@DirtiesContext
class BrokerDiesIT {

    private static final ThreeBrokers BROKERS = new ThreeBrokers();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RECORDS = "{\"records\":[{\"key\":\"k\",\"value\":\"v\"}]}";

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void brokers(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", BROKERS::bootstrapServers);
    }

    @AfterAll
    static void close() {
        BROKERS.close();
    }

    @Test
    @Timeout(300)
    void thePageTellsHowLeadersMoveAndReplicasFallOutAndCatchUp(Page page) {
        Site site = new Site(port);
        create(site, "watched", "{}");
        create(site, "strict", "{\"min.insync.replicas\":\"3\"}");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate("http://127.0.0.1:" + port + "/cluster");
        Locator brokers = page.locator("#brokers tr");
        assertThat(brokers).hasCount(3);
        assertThat(page.locator("#verdict")).containsText("All 3 brokers are up");
        assertThat(page.locator("#quorum tr")).hasCount(3);
        assertThat(page.locator("#no-trouble")).isVisible();

        BROKERS.stop(2);
        Locator second = page.locator("#brokers tr[data-key='2']");
        assertThat(second.locator(".state")).containsText("down since");
        assertThat(second.locator("[data-f=leads]")).hasText("0");
        assertThat(page.locator("#verdict")).containsText("Broker 2 is down");
        assertThat(page.locator("#events")).containsText("Broker 2 left the cluster");
        assertThat(page.locator("#events")).containsText("in place of broker 2.");
        assertThat(page.locator("#events")).containsText("Broker 2 fell out of sync");
        assertThat(page.locator("#troubled")).containsText("refuses acks=all");
        assertThat(page.locator("#troubled .replica.is-missing").first()).hasText("2");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(375, 812);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        tooFewReplicasInSyncIsToldAsThat(site);

        BROKERS.start(2);
        assertThat(second.locator(".state")).hasText("up");
        assertThat(page.locator("#verdict")).containsText("All 3 brokers are up");
        assertThat(page.locator("#events")).containsText("Broker 2 is back after");
        assertThat(page.locator("#events")).containsText("Broker 2 caught up");
        assertThat(page.locator("#no-trouble")).isVisible();
        everyKindIsToldByRest(site);
    }

    private static void tooFewReplicasInSyncIsToldAsThat(Site site) {
        Site.Answer refused = site.postJson("/api/topics/strict/records", RECORDS);
        assertThat(refused.status()).as(refused.json().toString()).isEqualTo(503);
        assertThat(refused.json().path("detail").asString())
                .contains("NotEnoughReplicas", "min.insync.replicas");
        Site.Answer written = site.postJson("/api/topics/watched/records", RECORDS);
        assertThat(written.status()).as(written.json().toString()).isEqualTo(201);
    }

    private static void everyKindIsToldByRest(Site site) {
        assertThat(kinds(site))
                .contains(
                        "BROKER_LEFT",
                        "BROKER_RETURNED",
                        "LEADER_ELECTED",
                        "ISR_SHRANK",
                        "ISR_GREW");
        assertThat(site.json("/api/cluster/events?limit=1").path("events").size()).isEqualTo(1);
        assertThat(site.get("/api/cluster/events?limit=0").status()).isEqualTo(400);
        JsonNode cluster = site.json("/api/cluster");
        assertThat(cluster.path("health").asString()).isEqualTo("OK");
        assertThat(cluster.path("quorum").path("leader").asInt())
                .isEqualTo(cluster.path("controllerId").asInt())
                .isPositive();
    }

    private static List<String> kinds(Site site) {
        return StreamSupport.stream(
                        site.json("/api/cluster/events").path("events").spliterator(), false)
                .map(event -> event.path("kind").asString())
                .toList();
    }

    private static void create(Site site, String topic, String configs) {
        // Three replicas can be had once all three brokers are registered.
        await().atMost(PATIENCE).until(() -> site.json("/api/cluster").path("brokers").size() == 3);
        Site.Answer made =
                site.postJson(
                        "/api/topics",
                        "{\"name\":\"%s\",\"partitions\":6,\"configs\":%s}"
                                .formatted(topic, configs));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        assertThat(made.json().path("replicationFactor").asInt()).isEqualTo(3);
    }
}
