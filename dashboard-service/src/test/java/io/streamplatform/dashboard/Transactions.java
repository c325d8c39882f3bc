package io.streamplatform.dashboard;

import io.streamplatform.testsupport.KafkaProbe;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that are written in a transaction. */
public final class Transactions {

    private Transactions() {}

    /** Writes records and takes them back. */
    @SafeVarargs
    public static void abort(String bootstrapServers, ProducerRecord<byte[], byte[]>... records) {
        write(bootstrapServers, false, records);
    }

    /** Writes records for good. */
    @SafeVarargs
    public static void commit(String bootstrapServers, ProducerRecord<byte[], byte[]>... records) {
        write(bootstrapServers, true, records);
    }

    @SafeVarargs
    private static void write(
            String bootstrapServers, boolean commit, ProducerRecord<byte[], byte[]>... records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "transactional.id",
                                KafkaProbe.uniqueName("tx")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                var _ = producer.send(record);
            }
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
