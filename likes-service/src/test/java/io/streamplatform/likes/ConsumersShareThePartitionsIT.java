package io.streamplatform.likes;

import static io.streamplatform.likes.RunningLikes.LONG;
import static io.streamplatform.likes.RunningLikes.partitions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.ServiceProcess;
import io.streamplatform.testsupport.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A group of consumers: who has which partition, and that nothing is lost when one goes. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(400)
class ConsumersShareThePartitionsIT {
    private static final Pattern LINE =
            Pattern.compile(
                    "order=(\\d+) partition=[0-2] clicked_at="
                        + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*(?:Z|[+-]\\d\\d:\\d\\d)"
                        + " ts_ms=\\d{13}$",
                    Pattern.MULTILINE);

    /** All is well with it but its number. */
    private static final String NO_LIKE =
            """
            {"order": 0, "clicked_at": "2026-11-20T10:15:30.123+01:00", "ts_ms": 1795166130123}\
            """;

    private final List<RunningLikes> members = new ArrayList<>();
    private TestBroker broker;
    private KafkaProbe probe;
    private RunningLikes publisher;

    @BeforeEach
    void start() {
        broker = TestBroker.started();
        probe = new KafkaProbe(broker.bootstrapServers());
        publisher = RunningLikes.readyPublisher(broker, "--likes.partitioner=ROUND_ROBIN");
    }

    @AfterEach
    void stop() {
        members.forEach(RunningLikes::close);
        publisher.close();
        probe.close();
        broker.close();
    }

    @Test
    void threeHaveOneEach_theFourthIsIdle_andTakesOverAtOnceFromOneThatLeaves(
            CapturedOutput output) {
        publisher.like(30, "alice");
        join(3);
        awaitOneEach(members);
        awaitAllRead(30);

        RunningLikes fourth = join(1).getLast();
        await("the fourth has joined")
                .atMost(LONG)
                .until(() -> !fourth.account().path("memberId").isNull());
        JsonNode idle = fourth.account();
        assertThat(partitions(idle)).isEmpty();
        assertThat(idle.at("/rebalances/0/event").asString()).isEqualTo("ASSIGNED");
        assertThat(idle.at("/rebalances/0/partitions")).isEmpty();
        assertThat(idle.path("memberId").asString()).startsWith("likes-consumer-4-");
        assertThat(idle.path("clientId").asString()).isEqualTo("likes-consumer-4");
        assertThat(idle.path("group").asString()).isEqualTo("likes-ui");
        assertThat(idle.path("lastOrder").isNull()).isTrue();

        List<Integer> free = partitions(members.getFirst().account());
        members.removeFirst().close();
        // Sooner than a session times out: it said goodbye.
        await("the idle one takes over")
                .atMost(Duration.ofSeconds(8))
                .until(() -> partitions(fourth.account()), free::equals);
        publisher.like(30, "bob");
        awaitAllRead(60);
        await().atMost(LONG).until(() -> fourth.account().path("consumed").asLong() == 10);

        JsonNode account = fourth.account();
        assertThat(account.path("consumedByPartition").path("" + free.getFirst()).asLong())
                .isEqualTo(10);
        assertThat(account.path("committed").path("" + free.getFirst()).asLong()).isEqualTo(20);
        assertThat(account.path("commits").asLong()).isPositive();
        assertThat(account.path("lastOrder").asLong()).isGreaterThan(30);
        assertThat(orders(output.getAll()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        JsonNode consumes = fourth.api().get("/actuator/info").body().at("/kafka/consumes/0");
        assertThat(consumes.path("group").asString()).isEqualTo("likes-ui");
        assertThat(consumes.at("/topics/0").asString()).isEqualTo(LikesTopic.NAME);
        assertThat(fourth.api().get("/api/likes").status()).isEqualTo(404);
        assertThat(fourth.api().get("/").status()).isEqualTo(404);
    }

    @Test
    void thePartitionOfOneThatIsKilledMoves_andNothingIsLost(CapturedOutput output)
            throws Exception {
        try (ServiceProcess doomed = RunningLikes.consumerProcess(broker, "likes-consumer-1")) {
            join(2);
            await("all share").atMost(LONG).until(() -> partitions(account(doomed)).size() == 1);
            publisher.api().call("PATCH", "/api/likes", "{\"autoPerSecond\":100}");
            await("the doomed one works")
                    .atMost(LONG)
                    .until(() -> account(doomed).path("consumed").asLong() > 50);

            doomed.kill();

            await("others have all partitions")
                    .atMost(LONG)
                    .until(
                            () ->
                                    members.stream()
                                            .mapToInt(each -> partitions(each.account()).size())
                                            .sum(),
                            sum -> sum == 3);
            publisher.api().call("PATCH", "/api/likes", "{\"autoPerSecond\":0}");
            publisher.awaitAllAcknowledged();
            long last = publisher.likes().path("lastOrder").asLong();
            awaitAllRead(last);

            Set<Long> read = orders(output.getAll());
            read.addAll(orders(doomed.log()));
            assertThat(read)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
        }
    }

    @Test
    void whatIsNoLikeGoesToTheDeadLetters_andTheOthersAreRead(CapturedOutput output) {
        join(1);
        publisher.like(3, "alice");
        probe.send(LikesTopic.NAME, "key", NO_LIKE);
        publisher.like(3, "alice");

        awaitAllRead(7);
        List<ConsumerRecord<byte[], byte[]>> dead = probe.readAll(LikesTopic.NAME + "-dlt");
        assertThat(dead).hasSize(1);
        assertThat(new String(dead.getFirst().value(), StandardCharsets.UTF_8)).isEqualTo(NO_LIKE);
        assertThat(new String(dead.getFirst().key(), StandardCharsets.UTF_8)).isEqualTo("key");
        assertThat(KafkaProbe.header(dead.getFirst(), DeadLetters.REASON))
                .contains("order must be 1 to ");
        assertThat(members.getFirst().account().path("consumed").asLong()).isEqualTo(6);
        assertThat(orders(output.getAll())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    /** Starts so many more. */
    private List<RunningLikes> join(int count) {
        for (int i = 0; i < count; i++) {
            members.add(RunningLikes.consumer(broker, "likes-consumer-" + (members.size() + 1)));
        }
        return members;
    }

    private static void awaitOneEach(List<RunningLikes> members) {
        await("one partition each")
                .atMost(LONG)
                .until(() ->
                        members.stream()
                                        .map(each -> partitions(each.account()))
                                        .allMatch(each -> each.size() == 1)
                                && members.stream()
                                                .flatMap(
                                                        each -> partitions(each.account()).stream())
                                                .distinct()
                                                .count()
                                        == members.size());
    }

    private void awaitAllRead(long records) {
        await("all is committed")
                .atMost(LONG)
                .until(
                        () ->
                                probe.committed("likes-ui").values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                        sum -> sum == records);
    }

    private static JsonNode account(ServiceProcess process) {
        return process.api().get("/api/consumer").body();
    }

    private static Set<Long> orders(String log) {
        return LINE.matcher(log)
                .results()
                .map(line -> Long.parseLong(line.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
