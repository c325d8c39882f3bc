package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.produce.Delivery.Acks;
import io.streamplatform.dashboard.produce.Delivery.Compression;
import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.Sending.Result;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.stereotype.Component;

/** Writes a viewer's records and waits for the result of each: bounded in number, size and time. */
@Component
class RecordWriter {

    private final ObservedCluster cluster;
    private final Destinations destinations;
    private final Producers producers;
    private final AbsentReplicas absentReplicas;
    private final ProduceProperties properties;
    private final AuditLog audit;
    private final Semaphore turns;

    RecordWriter(
            ObservedCluster cluster,
            Destinations destinations,
            Producers producers,
            AbsentReplicas absentReplicas,
            ProduceProperties properties,
            AuditLog audit) {
        this.cluster = cluster;
        this.destinations = destinations;
        this.producers = producers;
        this.absentReplicas = absentReplicas;
        this.properties = properties;
        this.audit = audit;
        this.turns = new Semaphore(properties.concurrent(), true);
    }

    WrittenRecords write(String topic, RecordsRequest request) {
        var given = request.checked();
        Delivery delivery = request.delivery();
        Unavailable.unlessInSight(cluster.sight());
        try {
            awaitTurn();
            try {
                Destination to = destinations.find(topic);
                var records = new RecordMaker(topic, to.partitions()).records(given);
                WrittenRecords written =
                        told(topic, delivery, results(records, to.largestBatch(), delivery));
                audit.tell(
                        Change.made(
                                "records.produce",
                                topic,
                                null,
                                Map.of(
                                        "acknowledged", written.acknowledged(),
                                        "unconfirmed", written.unconfirmed(),
                                        "failed", written.failed())));
                return written;
            } finally {
                turns.release();
            }
        } catch (KafkaException e) {
            throw Unavailable.kafka(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("writing", "The dashboard is stopping.", "Try again.");
        }
    }

    /** Sends records to one topic as they are, and tells what became of each, in their order. */
    List<Outcome> send(String topic, int largestBatch, List<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        awaitTurn();
        try {
            return outcomes(topic, results(records, largestBatch, Delivery.SAFEST));
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() throws InterruptedException {
        if (!turns.tryAcquire(properties.queueTime().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Unavailable(
                    "writing",
                    "All %d writings at a time are taken.".formatted(properties.concurrent()),
                    "Try again, or raise dashboard.produce.concurrent.");
        }
    }

    private List<Result> results(
            List<ProducerRecord<byte[], byte[]>> records, int largestBatch, Delivery delivery)
            throws InterruptedException {
        // What a batch takes is known beforehand only where nothing is compressed.
        boolean compressed = delivery.compression() != Compression.NONE;
        Sending sending = new Sending(records, compressed ? Integer.MAX_VALUE : largestBatch);
        try (Producers.Lease lease = producers.lend(delivery)) {
            sending.start(lease.producer(), properties.deliveryTimeout());
            List<Result> results = sending.results(patience());
            for (Result result : results) {
                if (result instanceof Result.Failed(Exception failure)
                        && SendFailure.endsProducer(failure)) {
                    lease.discard();
                    break;
                }
            }
            return results;
        }
    }

    private WrittenRecords told(String topic, Delivery delivery, List<Result> results) {
        List<Outcome> outcomes = outcomes(topic, results);
        int failed = (int) outcomes.stream().filter(each -> each.error() != null).count();
        if (failed == outcomes.size()) {
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof Result.Failed(Exception cause)) {
                    throw failure(topic, cause).refusal(topic, i);
                }
            }
        }
        int sent = outcomes.size() - failed;
        boolean confirmed = delivery.acks() != Acks.NONE;
        return new WrittenRecords(
                topic, confirmed ? sent : 0, confirmed ? 0 : sent, failed, outcomes);
    }

    private List<Outcome> outcomes(String topic, List<Result> results) {
        List<Outcome> outcomes = new ArrayList<>(results.size());
        SendFailure late = null;
        for (Result result : results) {
            switch (result) {
                case Result.Acknowledged written -> outcomes.add(written.outcome());
                case Result.Failed(TimeoutException cause) -> {
                    late = late == null ? failure(topic, cause) : late;
                    outcomes.add(Outcome.failed(late.words()));
                }
                case Result.Failed(Exception cause) ->
                        outcomes.add(Outcome.failed(SendFailure.of(cause).words()));
            }
        }
        return List.copyOf(outcomes);
    }

    /** How long a result can take: a record that is not delivered is given up before. */
    Duration patience() {
        return properties.deliveryTimeout().plus(properties.requestTimeout());
    }

    /** Why a record was not written; a time-out is looked into. */
    SendFailure failure(String topic, Exception cause) {
        SendFailure told = SendFailure.of(cause);
        return cause instanceof TimeoutException ? absentReplicas.reason(topic).orElse(told) : told;
    }
}
