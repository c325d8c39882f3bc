package io.streamplatform.traffic.delivery;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Hears what became of each record that it was sent with, once for each, on any thread. */
public interface Outcome {
    /** For records of which the figures tell enough. */
    Outcome COUNTED =
            new Outcome() {
                @Override
                public void acknowledged(RecordMetadata place, long nanos) {}

                @Override
                public void failed(Throwable reason) {}
            };

    /**
     * Kafka has the record.
     *
     * @param place where it is
     * @param nanos time from the send to the acknowledgement
     */
    void acknowledged(RecordMetadata place, long nanos);

    /** The Kafka client gave the record up. */
    void failed(Throwable reason);
}
