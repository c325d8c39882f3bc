package io.streamplatform.dashboard.labs.groups.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.groups.GroupLab;
import io.streamplatform.dashboard.labs.groups.Happening;
import io.streamplatform.dashboard.labs.groups.LabPlaces;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Cell;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.CellState;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.HeldRecord;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Member;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.MemberState;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.ErrorResponseException;

/**
 * Each record has one holder for a time, and what its holder says decides what becomes of it: on a
 * broker that allows short locks.
 */
class QueueIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LONG_LOCK = 60_000;
    private static final int SHORT_LOCK = 2_000;

    private static TestBroker broker;
    private static ConfigurableApplicationContext dashboard;
    private static KafkaProbe kafka;

    private final Set<Happening> happened = ConcurrentHashMap.newKeySet();
    private final LabPlaces places = new LabPlaces();
    private QueueGroup group;
    private Queue queue;

    @BeforeAll
    static void begin() {
        broker = TestBroker.started(Map.of("group.share.min.record.lock.duration.ms", "1000"));
        kafka = new KafkaProbe(broker.bootstrapServers());
        dashboard =
                new SpringApplicationBuilder(DashboardApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                                "--dashboard.sampling.call-timeout=20s");
    }

    @AfterAll
    static void end() {
        dashboard.close();
        kafka.close();
        broker.close();
    }

    @BeforeEach
    void makeTheTopic() {
        kafka.createTopic(GroupLab.TOPIC, GroupLab.PARTITIONS);
        group = dashboard.getBean(QueueGroup.class);
    }

    @AfterEach
    void leaveNothing() {
        if (queue != null) {
            queue.end();
        }
        assertThat(groups()).doesNotContain(QueueGroup.NAME);
        assertThat(settings()).isEmpty();
        deleteTheTopic();
        places.take(LabPlaces.PLACES);
    }

    @Test
    void moreMembersThanPartitionsAllWork_atOnce() {
        start(6, LONG_LOCK);
        queue.view().members().forEach(each -> queue.member(each.name()).pace(200));
        send(90);

        await("each of 6 members holds a record at the same time")
                .atMost(PATIENCE)
                .until(() -> queue.view().working().most() == 6);
        await("all are accepted")
                .atMost(PATIENCE)
                .until(() -> totals().counts().accepted() == totals().delivered());
        assertThat(queue.view().members()).allMatch(each -> each.counts().accepted() > 0);
        assertThat(totals().redelivered()).isZero();
        assertThat(happened).contains(Happening.QUEUE_MORE_WORKERS_THAN_PARTITIONS);
    }

    @Test
    void whatIsReleasedComesAgainWithAHigherCount_andOnceAcceptedNoMore() {
        start(1, LONG_LOCK);
        queue.member("worker-1").pace(50);
        queue.member("worker-1").answerWith(AnswerPolicy.RELEASE);
        long offset = send(1, 0);
        await("it comes again").atMost(PATIENCE).until(() -> totals().redelivered() > 0);
        queue.member("worker-1").answerWith(AnswerPolicy.ACCEPT);

        await("it is accepted")
                .atMost(PATIENCE)
                .until(() -> cell(1, offset).state() == CellState.ACCEPTED);
        assertThat(cell(1, offset).deliveries()).isBetween(2, 5);
        assertThat(only().counts().released()).isEqualTo(cell(1, offset).deliveries() - 1);
        assertThat(happened).contains(Happening.QUEUE_REDELIVERED);
    }

    @Test
    void whatIsRejectedNeverComesAgain() {
        start(1, LONG_LOCK);
        queue.member("worker-1").answerWith(AnswerPolicy.REJECT);
        long rejected = send(2, 0);
        await("it is rejected").atMost(PATIENCE).until(() -> only().counts().rejected() == 1);
        queue.member("worker-1").answerWith(AnswerPolicy.ACCEPT);
        long next = send(2, 0);

        await("the next is accepted")
                .atMost(PATIENCE)
                .until(() -> cell(2, next).state() == CellState.ACCEPTED);
        assertThat(cell(2, rejected))
                .isEqualTo(new Cell(rejected, CellState.REJECTED, "worker-1", 1));
        assertThat(totals().redelivered()).isZero();
    }

    @Test
    void whatIsHeldTooLongTimesOut_andAnotherGetsIt() {
        start(6, SHORT_LOCK);
        await("each partition is asked by two members: with fewer than there are partitions, it is by one alone")
                .atMost(PATIENCE)
                .until(() ->
                        queue.view().members().stream().mapToInt(each -> each.asks().size()).sum()
                                >= 2 * GroupLab.PARTITIONS);
        queue.view()
                .members()
                .forEach(each -> queue.member(each.name()).answerWith(AnswerPolicy.HOLD));
        long offset = send(0, 0);
        await("one has it")
                .atMost(PATIENCE)
                .until(() -> cell(0, offset).state() == CellState.HELD);
        String holder = cell(0, offset).member();
        HeldRecord held = member(holder).holds().getFirst();
        assertThat(held.offset()).isEqualTo(offset);
        assertThat(held.lockLeftMillis()).isLessThanOrEqualTo(SHORT_LOCK);
        queue.view().members().stream()
                .map(Member::name)
                .filter(name -> !name.equals(holder))
                .forEach(name -> queue.member(name).answerWith(AnswerPolicy.ACCEPT));

        await("another has accepted it")
                .atMost(PATIENCE)
                .until(() -> cell(0, offset).state() == CellState.ACCEPTED);
        assertThat(cell(0, offset).member()).isNotEqualTo(holder);
        assertThat(cell(0, offset).deliveries()).isEqualTo(2);
        await("its holder has lost it")
                .atMost(PATIENCE)
                .until(() -> member(holder).counts().timedOut() == 1);
    }

    @Test
    void afterFiveDeliveriesARecordIsGone() {
        start(1, LONG_LOCK);
        queue.member("worker-1").pace(0);
        queue.member("worker-1").answerWith(AnswerPolicy.RELEASE);
        long before = totals().delivered();
        long offset = send(0, 0);
        await("it is gone").atMost(PATIENCE).until(() -> cell(0, offset).state() == CellState.GONE);
        queue.member("worker-1").answerWith(AnswerPolicy.ACCEPT);
        long next = send(0, 0);
        await("the next is accepted")
                .atMost(PATIENCE)
                .until(() -> cell(0, next).state() == CellState.ACCEPTED);

        assertThat(cell(0, offset)).isEqualTo(new Cell(offset, CellState.GONE, "worker-1", 5));
        assertThat(totals().gone()).isEqualTo(1);
        assertThat(totals().delivered()).isEqualTo(before + 5 + 1);
    }

    @Test
    void aPersonAnswersEachRecordThatIsHeld() {
        start(1, LONG_LOCK);
        queue.member("worker-1").answerWith(AnswerPolicy.HOLD);
        // Who holds one does not ask for more: all three have to be there when it asks.
        queue.stop("worker-1");
        List<Long> offsets = send(1, 0, 3);
        queue.start("worker-1");
        await("all three are held").atMost(PATIENCE).until(() -> only().holds().size() == 3);
        long accepted = only().counts().accepted();

        queue.answer(1, offsets.get(2), AcknowledgeType.ACCEPT);
        queue.answer(1, offsets.get(0), AcknowledgeType.REJECT);

        await("two are answered").atMost(PATIENCE).until(() -> only().holds().size() == 1);
        assertThat(only().counts().accepted()).isEqualTo(accepted + 1);
        assertThat(only().counts().rejected()).isEqualTo(1);
        queue.answer(1, offsets.get(1), AcknowledgeType.RELEASE);
        await("it comes again")
                .atMost(PATIENCE)
                .until(() -> only().holds().stream().anyMatch(each -> each.deliveries() == 2));
        assertThatThrownBy(() -> queue.answer(1, offsets.get(0), AcknowledgeType.ACCEPT))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("no member holds");
    }

    @Test
    void whoStopsGivesBackAtOnce() {
        start(2, LONG_LOCK);
        queue.stop("worker-2");
        queue.member("worker-1").answerWith(AnswerPolicy.HOLD);
        long offset = send(0, 0);
        await("worker-1 has it")
                .atMost(PATIENCE)
                .until(() -> !member("worker-1").holds().isEmpty());
        queue.start("worker-2");
        queue.stop("worker-1");

        await("worker-2 has accepted it, long before the lock ends")
                .atMost(Duration.ofMillis(LONG_LOCK / 2))
                .until(() -> cell(0, offset).state() == CellState.ACCEPTED);
        assertThat(cell(0, offset).deliveries()).isEqualTo(2);
        assertThat(member("worker-1").state()).isEqualTo(MemberState.STOPPED);
        assertThat(member("worker-1").counts().released()).isEqualTo(1);
    }

    @Test
    void membersTakePlaces_andGiveThemBack() {
        places.take(5);
        start(4, LONG_LOCK);
        assertThatThrownBy(() -> queue.add(4)).isInstanceOf(ErrorResponseException.class);
        queue.add(3);
        queue.remove("worker-2");
        queue.add(1);
        assertThat(queue.view().members())
                .extracting(Member::name)
                .containsExactly(
                        "worker-1",
                        "worker-3",
                        "worker-4",
                        "worker-5",
                        "worker-6",
                        "worker-7",
                        "worker-8");
        places.giveBack(5);
    }

    @Test
    void whatTheBrokerAllowsIsTold_andAGroupThatIsNotTheLabsIsLeftAlone() throws Exception {
        Bounds bounds = bounds();
        assertThat(bounds).isEqualTo(new Bounds(1_000, 60_000, 5));
        assertThat(bounds.lock(null)).isEqualTo(15_000);
        assertThatThrownBy(() -> bounds.lock(999))
                .hasMessageContaining("1000 to 60000 ms")
                .isInstanceOf(ErrorResponseException.class);
        String others = KafkaProbe.uniqueName("others");
        kafka.createTopic(others, 1);
        try (var foreign =
                dashboard
                        .getBean(KafkaClients.class)
                        .shareConsumer("foreign", QueueGroup.NAME, Map.of())) {
            foreign.subscribe(List.of(others));
            await("it is a member")
                    .atMost(PATIENCE)
                    .until(() -> {
                        var _ = foreign.poll(Duration.ofMillis(100));
                        return groups().contains(QueueGroup.NAME);
                    });
            assertThatThrownBy(() -> group.prepare(15_000))
                    .isInstanceOf(ErrorResponseException.class)
                    .hasMessageContaining("left alone");
        }
        kafka.admin().deleteShareGroups(List.of(QueueGroup.NAME)).all().get();
    }

    @Test
    void whatAKilledDashboardLeftIsTakenAway_onceTheLabsTopicIsGone() {
        try (var killed =
                dashboard
                        .getBean(KafkaClients.class)
                        .shareConsumer("killed", QueueGroup.NAME, Map.of())) {
            killed.subscribe(List.of(GroupLab.TOPIC));
            await("it is a member")
                    .atMost(PATIENCE)
                    .until(() -> {
                        var _ = killed.poll(Duration.ofMillis(100));
                        return groups().contains(QueueGroup.NAME);
                    });
            assertThat(group.removeIfLeftBehind()).as("it has a member").isFalse();
        }
        QueueLeftovers leftovers = dashboard.getBean(QueueLeftovers.class);
        ObservedCluster cluster = dashboard.getBean(ObservedCluster.class);
        await("the dashboard sees the topic")
                .atMost(PATIENCE)
                .until(() ->
                        Objects.requireNonNull(cluster.snapshot())
                                .topics()
                                .containsKey(GroupLab.TOPIC));
        assertThat(leftovers.clean()).as("the topic may be another dashboard's").isFalse();
        deleteTheTopic();
        await("it is taken away")
                .atMost(PATIENCE)
                .until(() -> leftovers.clean() && !groups().contains(QueueGroup.NAME));
        kafka.createTopic(GroupLab.TOPIC, GroupLab.PARTITIONS);
    }

    private static void deleteTheTopic() {
        kafka.admin()
                .deleteTopics(List.of(GroupLab.TOPIC))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        await("the topic is gone")
                .atMost(PATIENCE)
                .until(() -> !kafka.topics().contains(GroupLab.TOPIC));
    }

    private void start(int members, int lockMillis) {
        queue =
                new Queue(
                        lockMillis,
                        bounds(),
                        dashboard.getBean(KafkaClients.class),
                        group,
                        places,
                        happened::add,
                        () -> {});
        queue.start(members);
        queue.view().members().forEach(each -> queue.member(each.name()).pace(0));
        // It reads what is written from now on, where now is when it first asks.
        await("each partition has begun")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        IntStream.range(0, GroupLab.PARTITIONS)
                                .allMatch(partition -> {
                                    if (queue.view()
                                            .partitions()
                                            .get(partition)
                                            .records()
                                            .isEmpty()) {
                                        var _ = send(partition, 0);
                                        return false;
                                    }
                                    return true;
                                }));
        await("what was written for that is done with")
                .atMost(PATIENCE)
                .until(() -> totals().counts().accepted() == totals().delivered());
    }

    private Bounds bounds() {
        Support support = group.support();
        assertThat(support.problem()).isNull();
        return Objects.requireNonNull(support.bounds());
    }

    private QueueView.Totals totals() {
        return queue.view().totals();
    }

    private Member only() {
        return queue.view().members().getFirst();
    }

    private Member member(String name) {
        return queue.member(name).view(Map.of());
    }

    private Cell cell(int partition, long offset) {
        return queue.view().partitions().get(partition).records().stream()
                .filter(each -> each.offset() == offset)
                .findFirst()
                .orElse(new Cell(offset, CellState.BACK, "nobody yet", 0));
    }

    private static void send(int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(
                    new ProducerRecord<>(
                            GroupLab.TOPIC, i % GroupLab.PARTITIONS, null, new byte[] {'0'}));
        }
        kafka.sendAll(records);
    }

    private static long send(int partition, int number) {
        return send(partition, number, 1).getFirst();
    }

    private static List<Long> send(int partition, int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        kafka.send(
                                        new ProducerRecord<>(
                                                GroupLab.TOPIC,
                                                partition,
                                                null,
                                                ("{\"number\": %d}".formatted(number + i))
                                                        .getBytes(UTF_8)))
                                .offset())
                .toList();
    }

    private static List<String> groups() {
        try {
            return kafka.admin().listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is set of the group itself, beside the broker's defaults. */
    private static List<String> settings() {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, QueueGroup.NAME);
        try {
            return kafka
                    .admin()
                    .describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .entries()
                    .stream()
                    .filter(each -> !each.isDefault())
                    .map(each -> each.name() + " " + each.source())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
