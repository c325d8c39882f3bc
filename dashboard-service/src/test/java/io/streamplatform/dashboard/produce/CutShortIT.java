package io.streamplatform.dashboard.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenRecord;
import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.web.Unavailable;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** What ends before it is done tells what it did until then. */
@DashboardTest
class CutShortIT {

    @LocalServerPort private int port;
    @Autowired private SchemaWriters schemas;
    @Autowired private ObservedCluster cluster;
    @Autowired private ClusterAdmin admin;
    @Autowired private KafkaClients clients;
    @Autowired private RawRecords raw;
    @Autowired private Destinations destinations;
    @Autowired private Producers producers;
    @Autowired private RecordWriter writer;
    @Autowired private Redriving redriving;
    @Autowired private RecordMasking masking;
    @Autowired private ProduceProperties properties;
    @Autowired private AuditLog audit;
    @Autowired private Viewers viewers;
    private final String topic = KafkaProbe.uniqueName("cut");

    @Test
    void whatWasSentBeforeAReadingFailedIsToldAndAudited(KafkaProbe kafka) {
        fill(kafka, topic, 250);
        String to = topic + "-copy";
        kafka.createTopic(to, 1);
        Resending resending =
                new Resending(
                        cluster,
                        new BreakingOff(clients, properties),
                        destinations,
                        writer,
                        masking,
                        audit,
                        viewers);

        ResentRecords told = resending.send(resend(to, 250));

        assertThat(told.acknowledged()).isEqualTo(200);
        assertThat(told.notTried()).isEqualTo(50);
        assertThat(told.failed()).isZero();
        assertThat(told.missing()).isZero();
        assertThat(told.records().getLast().error()).contains("not tried", "the broker is away");
        assertThat(kafka.readAll(to)).hasSize(200);
        JsonNode entry = new Site(port).json("/api/audit?resource=" + to).path("entries").path(0);
        assertThat(entry.path("action").asString("")).isEqualTo("records.resend");
        assertThat(entry.path("failure").asString("")).contains("the broker is away");
        assertThat(entry.path("after").asString(""))
                .as("cut, since it tells of each record")
                .contains("\"acknowledged\":200", "\"notTried\":50");
    }

    @Test
    void aReadingThatFailsBeforeAnythingIsSentIsTheAnswer(KafkaProbe kafka) {
        fill(kafka, topic, 3);
        Resending resending =
                new Resending(
                        cluster,
                        new BreakingOff(clients, properties),
                        destinations,
                        writer,
                        masking,
                        audit,
                        viewers);

        assertThatThrownBy(() -> resending.send(resend(topic, 3))).isInstanceOf(Unavailable.class);
        assertThat(kafka.readAll(topic)).hasSize(3);
    }

    @Test
    void aRunEndsWhenItsTimeIsUp(KafkaProbe kafka) throws Exception {
        kafka.createTopic(topic, 1);
        RunRequest request =
                new RunRequest(
                        new GivenRecord(null, null, "v", null, null, null, null, null, null),
                        100_000,
                        20.0,
                        null,
                        null);
        List<RunProgress> ended = new ArrayList<>();
        Run run =
                new Run(
                        "1",
                        topic,
                        request.pattern(),
                        new RecordMaker(topic, 1, schemas),
                        request,
                        100_000,
                        producers,
                        writer,
                        Duration.ofSeconds(2),
                        each -> ended.add(each.progress()));

        Thread thread = Thread.ofVirtual().start(run);

        assertThat(thread.join(Duration.ofSeconds(60))).as("it has ended").isTrue();
        RunProgress told = run.progress();
        assertThat(told.state()).isEqualTo(Job.State.FAILED);
        assertThat(told.ended()).contains("a run may take PT2S", "dashboard.produce.run-time");
        assertThat(told.sent()).isBetween(1L, 100L).isEqualTo(told.acknowledged());
        assertThat(kafka.readAll(topic)).hasSize((int) told.sent());
        assertThat(ended).hasSize(1);
    }

    @Test
    void aPreviewWithoutTimeForAllTellsWhatItHasSeen(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        fill(kafka, topic + "-dlt", 10);

        RedriveProgress told = dry(null, Duration.ZERO).progress();

        assertThat(told.complete()).isFalse();
        assertThat(told.total()).isEqualTo(10);
        assertThat(told.read()).isZero();
        assertThat(dry(null, Duration.ZERO).failure()).isNull();
        RedriveProgress all = dry(null, Duration.ofSeconds(60)).progress();
        assertThat(all.complete()).isTrue();
        assertThat(all.read()).isEqualTo(10);
        assertThat(all.redriven()).isEqualTo(10);
    }

    @Test
    void ofChosenDeadLettersNoMoreIsReadThanThose(KafkaProbe kafka) throws Exception {
        String letters = topic + "-dlt";
        fill(kafka, letters, 20_000);
        List<Long> read = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = raw.consumer()) {
            DeadLetterReader reader =
                    new DeadLetterReader(
                            consumer,
                            letters,
                            Set.of(
                                    new Place(letters, 0, 3),
                                    new Place(letters, 0, 19_990),
                                    new Place(letters, 0, 12_345),
                                    new Place(letters, 0, 99_999)),
                            () -> false);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);

            assertThat(reader.each(record -> read.add(record.offset()), deadline)).isTrue();
            assertThat(reader.each(record -> read.add(record.offset()), deadline)).isTrue();

            assertThat(read).containsExactly(3L, 12_345L, 19_990L, 3L, 12_345L, 19_990L);
            assertThat(consumed(consumer)).as("records handed to the reader").isLessThan(6_000);
        }
    }

    @Test
    void soManyPreviewsAtATime(KafkaProbe kafka) throws Exception {
        kafka.createTopic(topic, 1);
        fill(kafka, topic + "-dlt", 1);
        ProduceProperties one = oneAtATime();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        RawRecords slow =
                new RawRecords(clients, one) {
                    @Override
                    Consumer<byte[], byte[]> consumer() {
                        busy.countDown();
                        try {
                            assertThat(free.await(60, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        return super.consumer();
                    }
                };
        Redriving bounded =
                new Redriving(cluster, admin, slow, destinations, writer, masking, one, audit);
        RedriveRequest all = new RedriveRequest(null, null);
        List<RedriveProgress> told = new ArrayList<>();
        Thread first =
                Thread.ofVirtual().start(() -> told.add(bounded.preview(topic + "-dlt", all)));
        assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> bounded.preview(topic + "-dlt", all))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("All 1 previews at a time are taken");

        free.countDown();
        assertThat(first.join(Duration.ofSeconds(60))).isTrue();
        assertThat(told).singleElement().extracting(RedriveProgress::redriven).isEqualTo(1L);
        assertThat(bounded.preview(topic + "-dlt", all).redriven()).isEqualTo(1);
        bounded.destroy();
    }

    /** Reads what it is asked for, and then meets with a broker that is away. */
    private static final class BreakingOff extends RawRecords {

        BreakingOff(KafkaClients clients, ProduceProperties properties) {
            super(clients, properties);
        }

        @Override
        void each(Collection<Place> places, Sink sink) {
            super.each(places, sink);
            throw new Unavailable("reading", "the broker is away.", "Try again.");
        }
    }

    private Redrive dry(Set<Place> chosen, Duration timeLimit) {
        String letters = topic + "-dlt";
        Redrive redrive =
                new Redrive(
                        "1",
                        letters,
                        chosen,
                        false,
                        true,
                        redriving,
                        new RedrivenBefore(letters),
                        timeLimit,
                        _ -> {});
        redrive.run();
        return redrive;
    }

    private ResendRequest resend(String to, int records) {
        return new ResendRequest(
                IntStream.range(0, records)
                        .mapToObj(i -> new ResendRequest.GivenPlace(topic, 0, (long) i))
                        .toList(),
                to,
                null,
                null,
                null,
                null,
                null);
    }

    private static double consumed(Consumer<byte[], byte[]> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(each ->
                        each.getKey().name().equals("records-consumed-total")
                                && each.getKey().tags().size() == 1)
                .mapToDouble(each -> (double) each.getValue().metricValue())
                .sum();
    }

    private static void fill(KafkaProbe kafka, String topic, int records) {
        kafka.createTopic(topic, 1);
        kafka.sendAll(
                IntStream.range(0, records)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, new byte[100]))
                        .toList());
    }

    private ProduceProperties oneAtATime() {
        return new ProduceProperties(
                properties.deliveryTimeout(),
                properties.requestTimeout(),
                DataSize.ofMegabytes(12),
                DataSize.ofMegabytes(5),
                1,
                Duration.ofMillis(200),
                properties.producers(),
                properties.idleTime(),
                properties.jobs(),
                properties.runRecords(),
                properties.runTime());
    }
}
