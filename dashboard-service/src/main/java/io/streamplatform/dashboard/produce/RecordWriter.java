package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.Sending.Result;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.stereotype.Component;

/** Writes a viewer's records and waits for the result of each: bounded in number, size and time. */
@Component
class RecordWriter {

    private final ObservedCluster cluster;
    private final Destinations destinations;
    private final SharedProducer shared;
    private final AbsentReplicas absentReplicas;
    private final ProduceProperties properties;
    private final Semaphore turns;

    RecordWriter(
            ObservedCluster cluster,
            Destinations destinations,
            SharedProducer shared,
            AbsentReplicas absentReplicas,
            ProduceProperties properties) {
        this.cluster = cluster;
        this.destinations = destinations;
        this.shared = shared;
        this.absentReplicas = absentReplicas;
        this.properties = properties;
        this.turns = new Semaphore(properties.concurrent(), true);
    }

    WrittenRecords write(String topic, RecordsRequest request) {
        var given = request.checked();
        Unavailable.unlessInSight(cluster.sight());
        try {
            awaitTurn();
            try {
                Destination to = destinations.find(topic);
                Sending sending =
                        new Sending(
                                new RecordMaker(topic, to.partitions()).records(given),
                                to.largestBatch());
                return told(topic, results(sending));
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

    private void awaitTurn() throws InterruptedException {
        if (!turns.tryAcquire(properties.queueTime().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Unavailable(
                    "writing",
                    "All %d writings at a time are taken.".formatted(properties.concurrent()),
                    "Try again, or raise dashboard.produce.concurrent.");
        }
    }

    private List<Result> results(Sending sending) throws InterruptedException {
        Producer<byte[], byte[]> producer = shared.get();
        sending.start(producer, properties.deliveryTimeout());
        Duration patience = properties.deliveryTimeout().plus(properties.requestTimeout());
        List<Result> results = sending.results(patience);
        for (Result result : results) {
            if (result instanceof Result.Failed(Exception failure)
                    && SendFailure.endsProducer(failure)) {
                shared.discard(producer);
                break;
            }
        }
        return results;
    }

    private WrittenRecords told(String topic, List<Result> results) {
        List<Outcome> outcomes = new ArrayList<>(results.size());
        SendFailure late = null;
        SendFailure first = null;
        int firstAt = 0;
        int acknowledged = 0;
        for (Result result : results) {
            switch (result) {
                case Result.Acknowledged written -> {
                    acknowledged++;
                    outcomes.add(written.outcome());
                }
                case Result.Failed(Exception cause) -> {
                    SendFailure failure = SendFailure.of(cause);
                    if (cause instanceof TimeoutException) {
                        late = late == null ? absentReplicas.reason(topic).orElse(failure) : late;
                        failure = late;
                    }
                    if (first == null) {
                        first = failure;
                        firstAt = outcomes.size();
                    }
                    outcomes.add(Outcome.failed(failure.words()));
                }
            }
        }
        if (first != null && acknowledged == 0) {
            throw first.refusal(topic, firstAt);
        }
        return new WrittenRecords(
                topic, acknowledged, outcomes.size() - acknowledged, List.copyOf(outcomes));
    }
}
