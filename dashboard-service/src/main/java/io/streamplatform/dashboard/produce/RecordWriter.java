package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.produce.Delivery.Acks;
import io.streamplatform.dashboard.produce.Delivery.Compression;
import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.Sending.Result;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.stereotype.Component;

/** Writes a viewer's records and waits for the result of each: bounded in number, size and time. */
@Component
class RecordWriter {

    private static final String PRODUCE = "records.produce";

    private final ObservedCluster cluster;
    private final Destinations destinations;
    private final Producers producers;
    private final AbsentReplicas absentReplicas;
    private final SchemaWriters schemas;
    private final ProduceProperties properties;
    private final AuditLog audit;
    private final Turns turns;

    RecordWriter(
            ObservedCluster cluster,
            Destinations destinations,
            Producers producers,
            AbsentReplicas absentReplicas,
            SchemaWriters schemas,
            ProduceProperties properties,
            AuditLog audit) {
        this.cluster = cluster;
        this.destinations = destinations;
        this.producers = producers;
        this.absentReplicas = absentReplicas;
        this.schemas = schemas;
        this.properties = properties;
        this.audit = audit;
        this.turns = new Turns("writing", properties);
    }

    WrittenRecords write(String topic, RecordsRequest request) {
        var given = request.checked();
        Delivery delivery = request.delivery();
        Unavailable.unlessInSight(cluster.sight());
        try {
            turns.take();
            try {
                Destination to = destinations.find(topic);
                var records = new RecordMaker(topic, to.partitions(), schemas).records(given);
                List<Result> results = audited(topic, records, to.largestBatch(), delivery);
                WrittenRecords written = told(topic, delivery, results);
                audit.tell(change(written, results));
                if (written.failed() == results.size()) {
                    throw refusal(topic, results);
                }
                return written;
            } finally {
                turns.giveBack();
            }
        } catch (KafkaException e) {
            throw Unavailable.kafka(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("writing", "The dashboard is stopping.", "Try again.");
        }
    }

    /** What is on its way when the dashboard stops is told too: nobody knows what became of it. */
    private List<Result> audited(
            String topic,
            List<ProducerRecord<byte[], byte[]>> records,
            int largestBatch,
            Delivery delivery)
            throws InterruptedException {
        try {
            return results(records, largestBatch, delivery);
        } catch (InterruptedException e) {
            audit.tell(
                    Change.failed(
                            PRODUCE,
                            topic,
                            Map.of("records", records.size()),
                            "the dashboard stopped before Kafka told what became of them; they"
                                    + " may or may not be written"));
            throw e;
        }
    }

    private static Change change(WrittenRecords written, List<Result> results) {
        Map<String, Integer> counts =
                Map.of(
                        "acknowledged", written.acknowledged(),
                        "unconfirmed", written.unconfirmed(),
                        "failed", written.failed(),
                        "mayBeWritten",
                                (int) results.stream().filter(RecordWriter::mayBeWritten).count());
        String error = written.records().getFirst().error();
        return written.failed() < results.size() || error == null
                ? Change.made(PRODUCE, written.topic(), null, counts)
                : Change.failed(PRODUCE, written.topic(), counts, error);
    }

    /** A record that was given up may have landed all the same. */
    private static boolean mayBeWritten(Result result) {
        return result instanceof Result.Failed(Exception cause)
                && (cause instanceof TimeoutException
                        || cause instanceof NotEnoughReplicasAfterAppendException);
    }

    /** Sends records to one topic as they are, and tells what became of each, in their order. */
    List<Outcome> send(String topic, int largestBatch, List<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        turns.take();
        try {
            return outcomes(topic, results(records, largestBatch, Delivery.SAFEST));
        } finally {
            turns.giveBack();
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
        int sent = outcomes.size() - failed;
        boolean confirmed = delivery.acks() != Acks.NONE;
        return new WrittenRecords(
                topic, confirmed ? sent : 0, confirmed ? 0 : sent, failed, outcomes);
    }

    /** Why nothing was written: as the first record tells. */
    private Refused refusal(String topic, List<Result> results) {
        return switch (results.getFirst()) {
            case Result.Failed(Exception cause) -> failure(topic, cause).refusal(topic, 0);
            case Result.Acknowledged written ->
                    throw new IllegalStateException("was written: " + written);
        };
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
