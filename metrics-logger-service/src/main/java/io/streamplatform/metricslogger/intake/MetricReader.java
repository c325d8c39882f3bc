package io.streamplatform.metricslogger.intake;

import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.IncomingRecord;
import io.streamplatform.starter.intake.RecordIntake;
import io.streamplatform.starter.intake.ValueReaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads raw records. What is no metric, and a reading from the future, is dead-lettered with the
 * reason; that is acknowledged before the others are given back.
 */
final class MetricReader {
    private final RecordIntake<SystemMetric> intake;
    private final DeadLetters deadLetters;
    private final Duration tolerance;
    private final Clock clock;

    MetricReader(ValueReaders readers, DeadLetters deadLetters, Duration tolerance, Clock clock) {
        this.intake = new RecordIntake<>(readers.of(SystemMetric.class), deadLetters);
        this.deadLetters = deadLetters;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    List<IncomingRecord<SystemMetric>> read(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<IncomingRecord<SystemMetric>> readable = intake.readable(batch);
        Instant now = clock.instant();
        Instant latest = now.plus(tolerance);
        List<IncomingRecord<SystemMetric>> taken = new ArrayList<>(readable.size());
        for (IncomingRecord<SystemMetric> record : readable) {
            Instant time = record.value().time();
            if (time.isAfter(latest)) {
                deadLetters.accept(
                        rawOf(record, batch),
                        new ClockAheadException(
                                record.value().host(),
                                time,
                                Duration.between(now, time),
                                tolerance));
            } else {
                taken.add(record);
            }
        }
        return taken;
    }

    void deadLetter(ConsumerRecord<byte[], byte[]> raw, Exception reason) {
        deadLetters.accept(raw, reason);
    }

    private static ConsumerRecord<byte[], byte[]> rawOf(
            IncomingRecord<SystemMetric> record, List<ConsumerRecord<byte[], byte[]>> batch) {
        return batch.stream()
                .filter(raw ->
                        raw.offset() == record.offset() && raw.partition() == record.partition())
                .findFirst()
                .orElseThrow();
    }
}
