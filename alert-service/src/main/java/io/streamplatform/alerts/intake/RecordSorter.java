package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.rules.PartitionWatch;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.IncomingRecord;
import io.streamplatform.starter.intake.RecordIntake;
import io.streamplatform.starter.intake.ValueReader;
import io.streamplatform.starter.intake.ValueReaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the records of a batch apart, new, to rebuild from, or delivered before, and gives each to
 * the rules of its partition.
 */
@Component
final class RecordSorter {
    private final AlertDesk desk;
    private final DeadLetters deadLetters;
    private final Kind<ApplicationLog> logs;
    private final Kind<MetricAnomaly> anomalies;

    /** How records of one topic are read and judged. */
    private record Kind<T>(
            RecordIntake<T> intake,
            ValueReader<T> reader,
            Judging<T> rebuild,
            Accepting<T> accept) {}

    private interface Judging<T> {
        void judge(PartitionWatch watch, T value, long offset, Instant now);
    }

    private interface Accepting<T> {
        void accept(OwnedPartition partition, T value, long offset, Instant now);
    }

    RecordSorter(AlertDesk desk, DeadLetters deadLetters, ValueReaders readers) {
        this.desk = desk;
        this.deadLetters = deadLetters;
        ValueReader<ApplicationLog> logReader = readers.of(ApplicationLog.class);
        ValueReader<MetricAnomaly> anomalyReader = readers.of(MetricAnomaly.class);
        this.logs =
                new Kind<>(
                        new RecordIntake<>(logReader, deadLetters),
                        logReader,
                        PartitionWatch::rebuild,
                        (partition, line, offset, now) -> {
                            partition.watch().accept(line, offset, now);
                            partition.ledger().count(line.level());
                        });
        this.anomalies =
                new Kind<>(
                        new RecordIntake<>(anomalyReader, deadLetters),
                        anomalyReader,
                        PartitionWatch::rebuild,
                        (partition, anomaly, offset, now) -> {
                            partition.watch().accept(anomaly, offset, now);
                            partition.ledger().countAnomaly();
                        });
    }

    /**
     * Gives the records their effect.
     *
     * @throws org.springframework.kafka.KafkaException if a dead letter is not acknowledged; those
     *     that had their effect are recognised when the batch comes again
     */
    void process(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition =
                new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            byPartition
                    .computeIfAbsent(
                            new TopicPartition(record.topic(), record.partition()),
                            _ -> new ArrayList<>())
                    .add(record);
        }
        byPartition.forEach((partition, records) -> {
            if (partition.topic().equals(PlatformTopics.APPLICATION_LOGS.name())) {
                process(logs, partition, records);
            } else {
                process(anomalies, partition, records);
            }
        });
    }

    private <T> void process(
            Kind<T> kind, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> unread = new ArrayList<>(records.size());
        desk.with(
                partition,
                one -> {
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        switch (one.ledger().judge(record.offset())) {
                            case NEW -> unread.add(record);
                            case REBUILD -> rebuild(kind, one, record);
                            case DUPLICATE -> one.ledger().countDuplicate();
                        }
                    }
                });
        if (unread.isEmpty()) {
            return;
        }
        accept(kind, partition, kind.intake().readable(unread), unread);
        long last = unread.getLast().offset();
        desk.with(partition, one -> one.ledger().processed(last, one.watch().clock()));
    }

    /**
     * Gives records their effect, in order. The rules do no input or output, so one that fails
     * would fail again: it is dead-lettered without a retry, before anything after it is judged.
     */
    private <T> void accept(
            Kind<T> kind,
            TopicPartition partition,
            List<IncomingRecord<T>> read,
            List<ConsumerRecord<byte[], byte[]>> raw) {
        Iterator<IncomingRecord<T>> records = read.iterator();
        while (records.hasNext()) {
            desk.ask(partition, one -> acceptUntilOneFails(kind, one, records))
                    .ifPresent(failed -> {
                        deadLetters.accept(rawOf(failed.offset(), raw), failed.failure());
                        desk.with(
                                partition,
                                one ->
                                        one.ledger()
                                                .processed(failed.offset(), one.watch().clock()));
                    });
            if (!desk.owns(partition)) {
                return;
            }
        }
    }

    private record Failed(long offset, RuntimeException failure) {}

    private static <T> @Nullable Failed acceptUntilOneFails(
            Kind<T> kind, OwnedPartition one, Iterator<IncomingRecord<T>> records) {
        Instant now = Instant.now();
        while (records.hasNext()) {
            IncomingRecord<T> record = records.next();
            try {
                kind.accept().accept(one, record.value(), record.offset(), now);
            } catch (RuntimeException e) {
                return new Failed(record.offset(), e);
            }
            one.ledger().processed(record.offset(), one.watch().clock());
        }
        return null;
    }

    private static ConsumerRecord<byte[], byte[]> rawOf(
            long offset, List<ConsumerRecord<byte[], byte[]>> raw) {
        return raw.stream().filter(record -> record.offset() == offset).findFirst().orElseThrow();
    }

    private static <T> void rebuild(
            Kind<T> kind, OwnedPartition one, ConsumerRecord<byte[], byte[]> record) {
        try {
            T value = kind.reader().read(record.value());
            kind.rebuild().judge(one.watch(), value, record.offset(), Instant.now());
        } catch (UnreadableRecordException _) {
            // It was dead-lettered when it came first.
        }
        one.ledger().rebuilt(record.offset(), one.watch().clock());
    }
}
