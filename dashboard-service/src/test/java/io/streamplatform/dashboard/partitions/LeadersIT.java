package io.streamplatform.dashboard.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.ThreeBrokers;
import io.streamplatform.dashboard.browser.BrowserExtension;
import java.time.Duration;
import java.util.List;
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

/**
 * A broker of three dies: the cluster's pages stay quick and tell it. It comes back: leaders are
 * given back to it, and replicas moved.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dashboard.sampling.period=300ms",
            "dashboard.sampling.call-timeout=20s",
            "dashboard.changes.call-timeout=30s",
        })
@ExtendWith(BrowserExtension.class)
@DirtiesContext
class LeadersIT {

    private static final ThreeBrokers BROKERS = new ThreeBrokers();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> PAGES =
            List.of(
                    "/cluster",
                    "/cluster/brokers",
                    "/cluster/brokers/3",
                    "/cluster/brokers/3/settings",
                    "/cluster/partitions",
                    "/cluster/quorum",
                    "/cluster/features",
                    "/cluster/quotas",
                    "/cluster/users",
                    "/cluster/acls");

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
    void leadersGoBackToABrokerThatDiedAndReturned(Page page) {
        Site site = new Site(port);
        await().atMost(PATIENCE).until(() -> up(site) == 3);
        assertThat(site.postJson("/api/topics", "{\"name\":\"moved\",\"partitions\":6}").status())
                .isEqualTo(201);
        PAGES.forEach(each -> site.get(each));

        BROKERS.stop(3);
        await().atMost(PATIENCE).until(() -> up(site) == 2);
        noPageWaitsForTheDeadOne(site);
        assertThat(
                        site.sendJson(
                                        "PATCH",
                                        "/api/cluster/brokers/3/settings",
                                        "{\"set\":{\"log.cleaner.backoff.ms\":\"1\"}}")
                                .status())
                .isEqualTo(409);
        JsonNode tried = site.postJson("/api/cluster/partitions/elect/dry-run", "{}").json();
        assertThat(tried.path("possible").asInt()).isZero();
        assertThat(tried.path("moves").path(0).path("obstacle").asString())
                .isEqualTo("broker 3 is down");

        BROKERS.start(3);
        await().atMost(PATIENCE)
                .until(() ->
                        site.postJson("/api/cluster/partitions/elect/dry-run", "{}")
                                        .json()
                                        .path("possible")
                                        .asInt()
                                > 0);
        await().atMost(PATIENCE)
                .until(() -> notPreferred(site, "underReplicated").path("total").asInt() == 0);
        electsInTheBrowser(page);
        assertThat(notPreferred(site, "notPreferred").path("total").asInt()).isZero();

        movesReplicas(site);
    }

    /**
     * A page that waited for a call's answer would take 30 s; a busy machine's own time is less.
     */
    private static void noPageWaitsForTheDeadOne(Site site) {
        for (String page : PAGES) {
            long begun = System.nanoTime();
            assertThat(site.get(page).status()).as(page).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(
                            "%s waits for no broker: its patience is half a second, a call's is 30"
                                    + " s",
                            page)
                    .isLessThan(Duration.ofSeconds(20));
        }
        JsonNode brokers = site.json("/api/cluster/brokers").path("brokers");
        assertThat(brokers.path(2).path("status").path("status").asString()).isEqualTo("DOWN");
        assertThat(brokers.path(2).path("directories").path("error").asString()).isNotBlank();
        assertThat(brokers.path(0).path("directories").path("value").size()).isEqualTo(1);
    }

    private void electsInTheBrowser(Page page) {
        page.navigate("http://127.0.0.1:" + port + "/cluster/partitions?problem=notPreferred");
        Locator rows = page.locator("#troubled tbody tr");
        PlaywrightAssertions.assertThat(rows.first()).containsText("not on its preferred leader");
        page.locator("#elect").click();
        Locator dialog = page.locator(".danger-dialog");
        PlaywrightAssertions.assertThat(dialog).containsText("would move");
        dialog.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(dialog).containsText("elected.");
        dialog.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(rows).hasCount(0);
    }

    private static void movesReplicas(Site site) {
        String to = "{\"topic\":\"moved\",\"moves\":[{\"partition\":0,\"replicas\":%s}]}";
        JsonNode plan =
                site.postJson("/api/cluster/reassignments/dry-run", to.formatted("[3,1]")).json();
        assertThat(plan.path("steps").path(0).path("removing").size()).isEqualTo(1);
        assertThat(plan.path("steps").path(0).path("adding").size()).isZero();
        for (String wrong : List.of("[]", "[1,1]", "[9]", "null")) {
            assertThat(site.postJson("/api/cluster/reassignments", to.formatted(wrong)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(site.postJson("/api/cluster/reassignments", to.formatted("[3,1]")).status())
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        site.json("/api/topics/moved")
                                                .path("partitions")
                                                .path(0)
                                                .path("replicas")
                                                .toString())
                                .isEqualTo("[3,1]"));
        assertThat(
                        site.postJson(
                                        "/api/cluster/reassignments/cancel",
                                        "{\"partitions\":[{\"topic\":\"moved\",\"partition\":0}]}")
                                .status())
                .as("nothing moves any more")
                .isEqualTo(409);
    }

    private static long up(Site site) {
        long up = 0;
        for (JsonNode broker : site.json("/api/cluster").path("brokers")) {
            up += broker.path("status").asString().equals("UP") ? 1 : 0;
        }
        return up;
    }

    private static JsonNode notPreferred(Site site, String problem) {
        return site.json("/api/cluster/partitions?problem=" + problem);
    }
}
