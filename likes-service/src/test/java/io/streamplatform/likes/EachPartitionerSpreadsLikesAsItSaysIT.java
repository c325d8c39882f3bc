package io.streamplatform.likes;

import static io.streamplatform.likes.RunningLikes.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What lies where, after likes by each partitioner and a change from one to the next. */
@Timeout(300)
class EachPartitionerSpreadsLikesAsItSaysIT {
    private static TestBroker broker;
    private static KafkaProbe probe;
    private static RunningLikes publisher;

    @BeforeAll
    static void start() {
        broker = TestBroker.started();
        probe = new KafkaProbe(broker.bootstrapServers());
        publisher = RunningLikes.readyPublisher(broker, "--likes.vip-users=alice,zoe");
    }

    @AfterAll
    static void stop() {
        publisher.close();
        probe.close();
        broker.close();
    }

    @AfterEach
    void nothingFailed() {
        assertThat(publisher.likes().path("failed").asLong()).isZero();
    }

    @Test
    void roundRobinIsEvenToTheRecord_alsoWhereRecordsBeginBatches() {
        choose("ROUND_ROBIN");
        Map<Integer, Long> before = counts();

        // One at a time, so that each begins a batch: where every second partition was left out.
        for (int i = 0; i < 60; i++) {
            publisher.like(1, "alice");
        }
        publisher.like(900, "alice");

        assertThat(since(before))
                .containsOnly(Map.entry(0, 320L), Map.entry(1, 320L), Map.entry(2, 320L));
    }

    @Test
    void stickyStaysUntilABatchIsFull_andReachesAllInTheEnd() {
        // A producer of its own, which has sent nothing yet.
        choose("ROUND_ROBIN");
        choose("STICKY");
        Map<Integer, Long> before = counts();
        Map<Integer, Long> ends = offsets();

        publisher.like(20, "alice");
        assertThat(since(before)).as("a few stay together").hasSize(1);
        for (int i = 0; i < 10; i++) {
            publisher.like(1000, "alice");
        }

        assertThat(since(before)).containsOnlyKeys(0, 1, 2);
        assertThat(new LikesTopic(probe).records())
                .filteredOn(record -> record.offset() >= ends.getOrDefault(record.partition(), 0L))
                .hasSize(10_020)
                .allSatisfy(record -> assertThat(record.key()).isNull());
        assertThat(publisher.likes().at("/deliveries/0/user").asString()).isEqualTo("alice");
    }

    @Test
    void byKeyKeepsAllOfAUserTogether() {
        choose("BY_KEY");
        Map<Integer, Long> before = offsets();

        for (int user = 0; user < 30; user++) {
            publisher.like(5, "user-" + user);
        }

        Map<String, Set<Integer>> partitionsOf = partitionsByUser(before);
        assertThat(partitionsOf).hasSize(30);
        assertThat(partitionsOf.values()).allSatisfy(each -> assertThat(each).hasSize(1));
        assertThat(partitionsOf.values().stream().flatMap(Set::stream)).contains(0, 1, 2);
    }

    @Test
    void vipsHaveThePartitionForThemselves() {
        choose("VIP");
        Map<Integer, Long> before = offsets();

        for (int user = 0; user < 30; user++) {
            publisher.like(2, "user-" + user);
        }
        publisher.like(50, "alice");
        publisher.like(50, "zoe");

        Map<String, Set<Integer>> partitionsOf = partitionsByUser(before);
        assertThat(partitionsOf.remove("alice")).containsExactly(0);
        assertThat(partitionsOf.remove("zoe")).containsExactly(0);
        assertThat(partitionsOf).hasSize(30);
        assertThat(partitionsOf.values())
                .allSatisfy(each -> assertThat(each).hasSize(1).doesNotContain(0));
    }

    @Test
    void changesUnderLoadLoseNothing_andNumbersRiseInEveryPartition() {
        AtomicBoolean enough = new AtomicBoolean();
        long first = publisher.likes().path("lastOrder").asLong() + 1;
        Map<Integer, Long> before = offsets();
        CompletableFuture<Void> load =
                CompletableFuture.runAsync(() -> {
                    while (!enough.get()) {
                        assertThat(publisher.send(50, "alice").status()).isEqualTo(202);
                    }
                });
        try {
            for (int round = 0; round < 3; round++) {
                for (String partitioner : List.of("ROUND_ROBIN", "BY_KEY", "VIP", "STICKY")) {
                    long sent = publisher.likes().path("sent").asLong();
                    choose(partitioner);
                    await().atMost(LONG)
                            .until(() -> publisher.likes().path("sent").asLong() > sent + 200);
                }
            }
        } finally {
            enough.set(true);
        }
        load.join();
        publisher.awaitAllAcknowledged();

        long last = publisher.likes().path("lastOrder").asLong();
        Map<Integer, List<Long>> orders = new HashMap<>();
        new LikesTopic(probe)
                .ordersByPartition()
                .forEach((partition, all) ->
                        orders.put(
                                partition, all.stream().filter(order -> order >= first).toList()));
        assertThat(orders.values()).allSatisfy(each -> assertThat(each).isSorted());
        assertThat(orders.values().stream().flatMap(List::stream).distinct().count())
                .as("each number once")
                .isEqualTo(orders.values().stream().mapToLong(List::size).sum())
                .isEqualTo(last - first + 1);
        assertThat(last - first).isGreaterThan(2000);
        assertThat(offsets()).isNotEqualTo(before);
    }

    @Test
    void whatIsWrongIsNamed() {
        String unknown = publisher.likes().path("partitioner").asString();

        isRefused(publisher.api().post("/api/likes?count=0", ""), "count");
        isRefused(publisher.api().post("/api/likes?count=1001", ""), "count");
        isRefused(publisher.api().post("/api/likes?count=many", ""), "count");
        isRefused(publisher.api().post("/api/likes?user=a%20b", ""), "user");
        isRefused(change("{\"partitioner\":\"RANDOM\"}"), "partitioner");
        isRefused(change("{\"autoPerSecond\":201}"), "autoPerSecond");
        isRefused(change("{\"autoPerSecond\":0.5,\"partitioner\":\"VIP\"}"), "autoPerSecond");
        isRefused(change("{\"autoPerSecond\":-1}"), "autoPerSecond");
        assertThat(publisher.likes().path("partitioner").asString()).isEqualTo(unknown);
    }

    @Test
    void deliveriesAreToldAsTheCallbackHadThem() {
        Answer taken = publisher.send(1, "mira");
        publisher.awaitAllAcknowledged();

        JsonNode delivery = publisher.likes().path("deliveries").path(0);
        assertThat(delivery.path("order").asLong())
                .isEqualTo(taken.body().path("lastOrder").asLong());
        assertThat(delivery.path("user").asString()).isEqualTo("mira");
        assertThat(delivery.path("latencyMillis").asDouble()).isPositive();
        ConsumerRecord<byte[], byte[]> record =
                new LikesTopic(probe)
                        .records().stream()
                                .filter(each ->
                                        each.partition() == delivery.path("partition").asInt()
                                                && each.offset()
                                                        == delivery.path("offset").asLong())
                                .findFirst()
                                .orElseThrow();
        var like = LikesTopic.like(record).orElseThrow();
        assertThat(like.order()).isEqualTo(delivery.path("order").asLong());
        assertThat(record.timestamp()).isEqualTo(like.tsMs());
        assertThat(publisher.likes().at("/latencyMillis/max").asDouble()).isPositive();
        assertThat(publisher.api().get("/actuator/metrics/likes.acknowledgement").status())
                .isEqualTo(200);
        assertThat(publisher.api().get("/actuator/info").body().at("/kafka/publishes/0").asString())
                .isEqualTo(LikesTopic.NAME);
        assertThat(publisher.api().get("/").status()).isEqualTo(200);
    }

    private static void choose(String partitioner) {
        Answer changed = change("{\"partitioner\":\"%s\"}".formatted(partitioner));
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(changed.body().path("partitioner").asString()).isEqualTo(partitioner);
    }

    private static Answer change(String body) {
        return publisher.api().call("PATCH", "/api/likes", body);
    }

    private static void isRefused(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/remedy").asString()).isNotBlank();
    }

    private static Map<Integer, Long> counts() {
        return new LikesTopic(probe).counts();
    }

    private static Map<Integer, Long> since(Map<Integer, Long> before) {
        Map<Integer, Long> more = new HashMap<>();
        counts().forEach((partition, count) -> {
            long added = count - before.getOrDefault(partition, 0L);
            if (added > 0) {
                more.put(partition, added);
            }
        });
        return more;
    }

    private static Map<Integer, Long> offsets() {
        Map<Integer, Long> ends = new HashMap<>();
        new LikesTopic(probe)
                .records()
                .forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));
        return ends;
    }

    private static Map<String, Set<Integer>> partitionsByUser(Map<Integer, Long> before) {
        Map<String, Set<Integer>> partitions = new HashMap<>();
        new LikesTopic(probe)
                .records().stream()
                        .filter(record ->
                                record.offset() >= before.getOrDefault(record.partition(), 0L))
                        .forEach(record ->
                                partitions
                                        .computeIfAbsent(
                                                new String(record.key(), StandardCharsets.UTF_8),
                                                _ -> new TreeSet<>())
                                        .add(record.partition()));
        return partitions;
    }
}
