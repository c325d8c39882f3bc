package io.streamplatform.traffic.delivery;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Where a record is, as Kafka has acknowledged it.
 *
 * @param topic topic's name
 * @param partition partition's number, from 0
 * @param offset the record's position in the partition, from 0
 * @param timestamp the record's time
 * @param acknowledgedInMillis time from the send to the acknowledgement
 */
public record Receipt(
        String topic, int partition, long offset, Instant timestamp, double acknowledgedInMillis) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** An outcome that becomes a receipt. */
    public static final class Expected implements Outcome {
        private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

        @Override
        public void acknowledged(RecordMetadata place, long nanos) {
            receipt.complete(
                    new Receipt(
                            place.topic(),
                            place.partition(),
                            place.offset(),
                            Instant.ofEpochMilli(place.timestamp()),
                            nanos / NANOS_PER_MILLI));
        }

        @Override
        public void failed(Throwable reason) {
            receipt.completeExceptionally(reason);
        }

        /** Done when Kafka has answered; fails with Kafka's reason. */
        public CompletableFuture<Receipt> receipt() {
            return receipt;
        }
    }
}
