package io.streamplatform.traffic.delivery;

import io.micrometer.core.instrument.Timer;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.traffic.TrafficContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Hands records to Kafka with their own time as timestamp, and counts what becomes of each.
 *
 * @param <T> the contract's record type
 */
public final class Publisher<T> {
    private static final long PAUSE_FOR_ROOM_MILLIS = 1;

    private final TrafficContract<T> contract;
    private final KafkaTemplate<String, T> template;
    private final Figures figures;
    private final Timer latency;
    private final int maxBuffered;

    public Publisher(
            TrafficContract<T> contract,
            KafkaTemplate<String, T> template,
            Figures figures,
            Timer latency,
            int maxBuffered) {
        this.contract = contract;
        this.template = template;
        this.figures = figures;
        this.latency = latency;
        this.maxBuffered = maxBuffered;
    }

    /**
     * Sends a record. May block for as long as {@code max.block.ms} when the client knows nothing
     * of the topic, as it does for a moment after a broker's restart, or its buffer is full.
     *
     * @return whether the client took the record. If so, {@code outcome} hears of it; if not,
     *     nothing has happened, and it can be sent again
     */
    public boolean send(T record, Outcome outcome) {
        ProducerRecord<String, T> sent =
                new ProducerRecord<>(
                        contract.topic().name(),
                        null,
                        contract.time().apply(record).toEpochMilli(),
                        contract.key().apply(record),
                        record);
        long start = System.nanoTime();
        CompletableFuture<SendResult<String, T>> answer;
        try {
            answer = template.send(sent);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            // The template throws what it knows before the client has taken the record.
            Throwable cause = causeOf(e);
            if (cause instanceof TimeoutException || cause instanceof InterruptedException) {
                return false;
            }
            return refused(cause, outcome);
        } catch (MisfitException e) {
            return refused(e, outcome);
        }
        figures.countSent();
        var _ =
                answer.whenComplete((result, failure) -> {
                    if (failure == null) {
                        acknowledged(result.getRecordMetadata(), start, outcome);
                    } else {
                        figures.countFailed();
                        outcome.failed(causeOf(failure));
                    }
                });
        return true;
    }

    /** It would be refused again, so it is done with. */
    private boolean refused(Throwable cause, Outcome outcome) {
        figures.countSent();
        figures.countFailed();
        outcome.failed(cause);
        return true;
    }

    private void acknowledged(RecordMetadata place, long start, Outcome outcome) {
        long nanos = System.nanoTime() - start;
        figures.countAcknowledged();
        latency.record(nanos, TimeUnit.NANOSECONDS);
        outcome.acknowledged(place, nanos);
    }

    /**
     * Waits until fewer records are on their way than may be.
     *
     * @return whether there is room
     */
    public boolean awaitRoom(Duration bound) throws InterruptedException {
        if (figures.buffered() < maxBuffered) {
            return true;
        }
        long deadline = System.nanoTime() + bound.toNanos();
        while (figures.buffered() >= maxBuffered) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(PAUSE_FOR_ROOM_MILLIS);
        }
        return true;
    }

    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof ApiException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
