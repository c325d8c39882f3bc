package io.streamplatform.dashboard.labs.groups.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Real groups of real members, by each way of rebalancing. */
@DashboardTest
class StopComparisonIT {

    private static final String COMPARISON = "/api/labs/groups/comparison";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 12;

    /** Four members share what three had: so many have to move. */
    private static final int LEAST_MOVES = 3;

    @LocalServerPort private int port;

    @Test
    void eagerStopsAllPartitions_theNewerWaysOnlyThoseThatMove(KafkaProbe kafka) throws Exception {
        Site site = new Site(port);
        Site.Answer started = site.postJson(COMPARISON, "{\"repetitions\": 1}");
        assertThat(started.status()).as(started.json().toString()).isEqualTo(202);
        assertThat(site.postJson(COMPARISON, "{}").status()).isEqualTo(409);
        await("members own partitions, and it is seen")
                .atMost(PATIENCE)
                .until(() -> owned(site.json(COMPARISON)) > 0);
        JsonNode told = end(site, "DONE");

        Map<String, JsonNode> ways = new HashMap<>();
        told.path("results").forEach(each -> ways.put(each.path("way").asString(), each));
        assertThat(ways).containsOnlyKeys("EAGER", "COOPERATIVE", "CONSUMER");
        JsonNode eager = ways.get("EAGER");
        assertThat(median(eager, "join", "stopped")).isEqualTo(PARTITIONS);
        assertThat(median(eager, "leave", "stopped")).isEqualTo(PARTITIONS);
        for (String newer : Set.of("COOPERATIVE", "CONSUMER")) {
            for (String occasion : Set.of("join", "leave")) {
                JsonNode way = ways.get(newer);
                assertThat(median(way, occasion, "stopped"))
                        .as("%s of %s: %s", occasion, newer, way)
                        .isEqualTo(median(way, occasion, "moved"))
                        .isEqualTo(LEAST_MOVES);
                assertThat(median(way, occasion, "withoutOwnerMillis")).isPositive();
                assertThat(median(way, occasion, "standstillMillis"))
                        .isLessThanOrEqualTo(
                                LEAST_MOVES
                                        * way.path(occasion)
                                                .path("untilSharedMillis")
                                                .path("worst")
                                                .asDouble());
                assertThat(way.path(occasion).path("redelivered").asInt(-1)).isZero();
            }
        }
        assertThat(told.path("findings").path(0).asString())
                .contains("eager stops 12 of 12 partitions, cooperative 3, the consumer protocol 3")
                .contains("The others are read on");
        nothingIsLeft(kafka);
    }

    @Test
    void itIsStoppedWhenSomebodySaysSo_andBoundsAreTold(KafkaProbe kafka) throws Exception {
        Site site = new Site(port);
        Site.Answer refused = site.postJson(COMPARISON, "{\"repetitions\": 6}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("repetitions is '6'; give 1 to 5, or leave it out.");
        assertThat(site.postJson(COMPARISON, "{\"heartbeatMillis\": 499}").status()).isEqualTo(400);
        assertThat(site.delete(COMPARISON).status()).isEqualTo(409);

        Site.Answer started =
                site.postJson(COMPARISON, "{\"repetitions\": 5, \"heartbeatMillis\": 1000}");
        assertThat(started.status()).isEqualTo(202);
        await("partitions are owned")
                .atMost(PATIENCE)
                .until(() -> owned(site.json(COMPARISON)) == 3 * PARTITIONS);
        assertThat(site.delete(COMPARISON).status()).isEqualTo(200);
        JsonNode told = end(site, "STOPPED");
        assertThat(told.path("results")).isEmpty();
        assertThat(told.path("findings")).isEmpty();

        // At once again, while the topics are still on their way out.
        assertThat(site.postJson(COMPARISON, "{}").status()).isEqualTo(202);
        await("members own partitions again")
                .atMost(PATIENCE)
                .until(() -> owned(site.json(COMPARISON)) > 0);
        site.delete(COMPARISON);
        JsonNode _ = end(site, "STOPPED");
        nothingIsLeft(kafka);
    }

    private static JsonNode end(Site site, String state) {
        await("it ends")
                .atMost(PATIENCE)
                .until(() -> !site.json(COMPARISON).path("state").asString().equals("RUNNING"));
        JsonNode told = site.json(COMPARISON);
        assertThat(told.path("state").asString()).as(told.toString()).isEqualTo(state);
        assertThat(told.path("courses")).isEmpty();
        return told;
    }

    private static int owned(JsonNode told) {
        int owned = 0;
        for (JsonNode course : told.path("courses")) {
            for (JsonNode owner : course.path("owners")) {
                owned += owner.isNull() ? 0 : 1;
            }
        }
        return owned;
    }

    private static double median(JsonNode way, String occasion, String figure) {
        return way.path(occasion).path(figure).path("median").asDouble(-1);
    }

    private static void nothingIsLeft(KafkaProbe kafka) throws Exception {
        await("its topics and groups are gone")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(leftovers(kafka)).isEmpty());
        ConfigResource group =
                new ConfigResource(ConfigResource.Type.GROUP, Way.CONSUMER.resource());
        assertThat(
                        kafka.admin()
                                .describeConfigs(Set.of(group))
                                .all()
                                .get()
                                .get(group)
                                .get("consumer.heartbeat.interval.ms")
                                .source())
                .isNotEqualTo(ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG);
    }

    private static Set<String> leftovers(KafkaProbe kafka)
            throws InterruptedException, ExecutionException {
        Set<String> names = new TreeSet<>(kafka.topics());
        for (GroupListing group : kafka.admin().listGroups().all().get()) {
            names.add(group.groupId());
        }
        names.removeIf(each -> !each.startsWith(Way.PREFIX));
        return names;
    }
}
