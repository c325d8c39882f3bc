package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.RecordWords.Filling;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenRecord;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The runs: started, looked at, stopped; all of them when the dashboard stops. */
@Component
class Runs implements DisposableBean {

    private static final int PREVIEWED = 3;

    private final ObservedCluster cluster;
    private final Destinations destinations;
    private final Producers producers;
    private final RecordWriter writer;
    private final SchemaWriters schemas;
    private final ProduceProperties properties;
    private final AuditLog audit;
    private final Jobs<Run> jobs;

    Runs(
            ObservedCluster cluster,
            Destinations destinations,
            Producers producers,
            RecordWriter writer,
            SchemaWriters schemas,
            ProduceProperties properties,
            AuditLog audit) {
        this.cluster = cluster;
        this.destinations = destinations;
        this.producers = producers;
        this.writer = writer;
        this.schemas = schemas;
        this.properties = properties;
        this.audit = audit;
        this.jobs = new Jobs<>("run", properties.jobs());
    }

    RunProgress start(String topic, RunRequest request) {
        Unavailable.unlessInSight(cluster.sight());
        int count = request.checkedCount(properties);
        var _ = request.delivery();
        RecordPattern pattern = request.pattern();
        RecordMaker maker = new RecordMaker(topic, find(topic).partitions(), schemas);
        var _ = maker.record(first(pattern), "record");
        Consumer<Change> told = audit.teller();
        Run run =
                new Run(
                        UUID.randomUUID().toString(),
                        topic,
                        pattern,
                        maker,
                        request,
                        count,
                        producers,
                        writer,
                        properties.runTime(),
                        ended ->
                                told.accept(
                                        Change.made("records.run", topic, null, ended.progress())));
        RunProgress started = jobs.start(run).progress();
        told.accept(Change.made("records.run.start", topic, null, started));
        return started;
    }

    /** What the first records of a run would be; nothing is sent. */
    List<GivenRecord> preview(String topic, RunRequest request) {
        RecordPattern pattern = request.pattern();
        RecordMaker maker = new RecordMaker(topic, find(topic).partitions(), schemas);
        SplittableRandom random = new SplittableRandom();
        Instant now = now();
        List<GivenRecord> records =
                LongStream.range(0, PREVIEWED)
                        .mapToObj(i -> pattern.filled(new Filling(i, now, random)))
                        .toList();
        records.forEach(each -> {
            var _ = maker.record(each, "record");
        });
        return records;
    }

    private Destination find(String topic) {
        try {
            return destinations.find(topic);
        } catch (KafkaException e) {
            throw Unavailable.kafka(e);
        }
    }

    private static GivenRecord first(RecordPattern pattern) {
        return pattern.filled(new Filling(0, now(), new SplittableRandom()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    RunProgress progress(String topic, String id) {
        return jobs.find(topic, id).progress();
    }

    List<RunProgress> of(String topic) {
        return jobs.of(topic).stream().map(Run::progress).toList();
    }

    RunProgress stop(String topic, String id) {
        Run run = jobs.find(topic, id);
        boolean wasRunning = run.isRunning();
        run.stop();
        if (wasRunning) { // who stopped it may not be who started it
            audit.tell(Change.made("records.run.stop", topic, null, run.progress()));
        }
        return run.progress();
    }

    @Override
    public void destroy() {
        jobs.close(properties.requestTimeout());
    }
}
