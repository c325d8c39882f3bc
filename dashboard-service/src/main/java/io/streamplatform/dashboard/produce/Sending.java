package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.jspecify.annotations.Nullable;

/** The records of one request on their way, and the result of each. */
final class Sending {

    private final List<ProducerRecord<byte[], byte[]>> records;
    private final int largestBatch;
    private final AtomicReferenceArray<Result> results;
    private final CountDownLatch open;

    /**
     * @param largestBatch bytes that the topic takes in one batch
     */
    Sending(List<ProducerRecord<byte[], byte[]>> records, int largestBatch) {
        this.records = records;
        this.largestBatch = largestBatch;
        this.results = new AtomicReferenceArray<>(records.size());
        this.open = new CountDownLatch(records.size());
    }

    /** What became of a record. */
    sealed interface Result {
        /** Kafka has confirmed it. */
        record Acknowledged(RecordMetadata at, long millis) implements Result {
            Outcome outcome() {
                Instant timestamp = at.hasTimestamp() ? Instant.ofEpochMilli(at.timestamp()) : null;
                Long offset = at.hasOffset() ? at.offset() : null;
                return new Outcome(at.partition(), offset, timestamp, millis, null);
            }
        }

        /** It was not written, or nobody knows. */
        record Failed(Exception failure) implements Result {}
    }

    /**
     * Hands all to the producer, in order. When its buffer stays full for so long, as it does while
     * Kafka is away, the rest is not tried.
     */
    void start(Producer<byte[], byte[]> producer, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int i = 0; i < records.size(); i++) {
            int index = i;
            if (isTooLarge(records.get(i))) {
                settle(index, new Result.Failed(new RecordTooLargeException()));
                continue;
            }
            long sent = System.nanoTime();
            if (sent > deadline) {
                settle(
                        index,
                        new Result.Failed(
                                new TimeoutException(
                                        "it was not sent: those before"
                                                + " it took all the time")));
                continue;
            }
            try {
                var _ =
                        producer.send(
                                records.get(i),
                                (at, failure) -> settle(index, result(at, failure, sent)));
            } catch (KafkaException | IllegalStateException e) {
                settle(index, new Result.Failed(e));
            }
        }
    }

    /**
     * Told here rather than by the broker: the producer answers a refused batch by splitting it,
     * over and over until the time is up when a record beside others is too large by itself.
     */
    private boolean isTooLarge(ProducerRecord<byte[], byte[]> record) {
        int batch =
                DefaultRecordBatch.RECORD_BATCH_OVERHEAD
                        + DefaultRecord.sizeInBytes(
                                0,
                                0,
                                record.key() == null ? -1 : record.key().length,
                                record.value() == null ? -1 : record.value().length,
                                record.headers().toArray());
        return batch > largestBatch;
    }

    /** Waits for every result; one that does not come is told as that. */
    List<Result> results(Duration patience) throws InterruptedException {
        if (!open.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            for (int i = 0; i < records.size(); i++) {
                settle(
                        i,
                        new Result.Failed(
                                new TimeoutException(
                                        "no result within %d ms; it may or may not be written"
                                                .formatted(patience.toMillis()))));
            }
        }
        Result[] all = new Result[records.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = results.get(i);
        }
        return List.of(all);
    }

    /** The first result counts: a producer that throws may have called back before. */
    private void settle(int index, Result result) {
        if (results.compareAndSet(index, null, result)) {
            open.countDown();
        }
    }

    private static Result result(
            @Nullable RecordMetadata at, @Nullable Exception failure, long sent) {
        if (failure != null || at == null) {
            return new Result.Failed(
                    failure == null
                            ? new IllegalStateException("neither place nor failure")
                            : failure);
        }
        return new Result.Acknowledged(at, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
    }
}
