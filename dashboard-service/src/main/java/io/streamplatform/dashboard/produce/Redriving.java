package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The redrives: what they would do, started, looked at, stopped. */
@Component
class Redriving implements DisposableBean {

    private static final int REMEMBERED = 100;
    private static final Duration DRY_RUN = Duration.ofSeconds(20);

    private final ObservedCluster cluster;
    private final ClusterAdmin admin;
    private final RawRecords raw;
    private final Destinations destinations;
    private final RecordWriter writer;
    private final RecordMasking masking;
    private final ProduceProperties properties;
    private final AuditLog audit;
    private final Jobs<Redrive> jobs;
    private final Turns previews;

    /** By the id of the topic: one of the same name that is made anew has other dead letters. */
    private final Map<Uuid, RedrivenBefore> before =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Uuid, RedrivenBefore> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Redriving(
            ObservedCluster cluster,
            ClusterAdmin admin,
            RawRecords raw,
            Destinations destinations,
            RecordWriter writer,
            RecordMasking masking,
            ProduceProperties properties,
            AuditLog audit) {
        this.cluster = cluster;
        this.admin = admin;
        this.raw = raw;
        this.destinations = destinations;
        this.writer = writer;
        this.masking = masking;
        this.properties = properties;
        this.audit = audit;
        this.previews = new Turns("preview", properties);
        this.jobs = new Jobs<>("redrive", properties.jobs());
    }

    /** Where dead letters of an origin can go. */
    sealed interface Target {
        /** There it is. */
        record There(Destination destination) implements Target {}

        /** They cannot go there, for this reason. */
        record Refusal(String why) implements Target {}
    }

    RedriveProgress preview(String topic, RedriveRequest request) {
        Redrive dry = redrive(topic, request, true);
        try {
            previews.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("preview", "The dashboard is stopping.", "Try again.");
        }
        try {
            dry.run();
        } finally {
            previews.giveBack();
        }
        KafkaException failure = dry.failure();
        if (failure != null) {
            throw Unavailable.kafka(failure);
        }
        return dry.progress();
    }

    synchronized RedriveProgress start(String topic, RedriveRequest request) {
        jobs.of(topic).stream()
                .filter(Job::isRunning)
                .findFirst()
                .ifPresent(running -> {
                    throw Refused.conflict(
                            "A redrive is going on",
                            "topic",
                            topic,
                            "its dead letters are being redriven already; wait for that to end, or"
                                    + " stop it.");
                });
        RedriveProgress started = jobs.start(redrive(topic, request, false)).progress();
        audit.tell(Change.made("records.redrive.start", topic, null, started));
        return started;
    }

    private Redrive redrive(String topic, RedriveRequest request, boolean dry) {
        Unavailable.unlessInSight(cluster.sight());
        try {
            var _ = destinations.find(topic);
            return new Redrive(
                    UUID.randomUUID().toString(),
                    topic,
                    request.places(topic),
                    request.sendsAgain(),
                    dry,
                    this,
                    before(admin.topic(topic).topicId(), topic),
                    dry ? DRY_RUN : properties.runTime(),
                    dry ? _ -> {} : teller());
        } catch (KafkaException e) {
            throw Unavailable.kafka(e);
        }
    }

    private RedrivenBefore before(Uuid id, String topic) {
        synchronized (before) {
            return before.computeIfAbsent(id, _ -> new RedrivenBefore(topic));
        }
    }

    /** It ends on a thread of its own, and was asked for here. */
    private java.util.function.Consumer<Redrive> teller() {
        var told = audit.teller();
        return ended ->
                told.accept(Change.made("records.redrive", ended.topic(), null, ended.progress()));
    }

    RedriveProgress progress(String topic, String id) {
        return jobs.find(topic, id).progress();
    }

    List<RedriveProgress> of(String topic) {
        return jobs.of(topic).stream().map(Redrive::progress).toList();
    }

    RedriveProgress stop(String topic, String id) {
        Redrive redrive = jobs.find(topic, id);
        boolean wasRunning = redrive.isRunning();
        redrive.stop();
        if (wasRunning) { // who stopped it may not be who started it
            audit.tell(Change.made("records.redrive.stop", topic, null, redrive.progress()));
        }
        return redrive.progress();
    }

    Consumer<byte[], byte[]> consumer() {
        return raw.consumer();
    }

    long lookBackUntil() {
        return System.nanoTime() + properties.deliveryTimeout().toNanos();
    }

    Target find(String deadLetters, String origin) {
        if (origin.equals(deadLetters)) {
            return new Target.Refusal("it would go back to the dead letters themselves");
        }
        // As for nobody: where it came from is told by headers, which anybody may have written.
        if (!masking.mayCopy(Viewer.NOBODY, deadLetters, origin)) {
            return new Target.Refusal(
                    "%s is masked and %s is not alike, so its records do not go there"
                            .formatted(deadLetters, origin));
        }
        try {
            return new Target.There(destinations.find(origin));
        } catch (ErrorResponseException e) {
            return new Target.Refusal(
                    Objects.requireNonNullElse(e.getBody().getDetail(), "it cannot go there"));
        }
    }

    List<Outcome> send(String topic, Destination to, List<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        return writer.send(topic, to.largestBatch(), records);
    }

    @Override
    public void destroy() {
        jobs.close(properties.requestTimeout());
    }
}
