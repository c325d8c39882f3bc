package io.streamplatform.metricslogger.intake;

import io.streamplatform.metricslogger.ledger.MetricsLedger;
import io.streamplatform.metricslogger.ledger.MetricsLedger.Written;
import io.streamplatform.metricslogger.ledger.OffsetRange;
import io.streamplatform.metricslogger.ledger.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Writes batches to the ledger. If the database refuses a batch for what is in it (PostgreSQL takes
 * no NUL character in a text, say), halves of it are written, and halves of these, until the record
 * at fault stands alone; that one is dead-lettered, and its offset written, so that it stops
 * nobody. All other failures are thrown: the batch will be delivered again.
 */
final class BatchWriter {
    private final MetricsLedger ledger;
    private final MetricReader reader;

    BatchWriter(MetricsLedger ledger, MetricReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    Written write(List<ConsumerRecord<byte[], byte[]>> batch) {
        try {
            return writeDue(batch);
        } catch (DataIntegrityViolationException _) {
            if (batch.size() == 1) {
                return writeAlone(batch.getFirst());
            }
            int middle = batch.size() / 2;
            return sum(write(batch.subList(0, middle)), write(batch.subList(middle, batch.size())));
        }
    }

    /** Once more, now that nothing stale is in memory; if it still fails, it is the record. */
    private Written writeAlone(ConsumerRecord<byte[], byte[]> record) {
        try {
            return writeDue(List.of(record));
        } catch (DataIntegrityViolationException e) {
            claimIfNeeded(sourceOf(record));
            return ledger.write(
                    rangesOf(List.of(record)),
                    () -> {
                        reader.deadLetter(record, e);
                        return List.of();
                    });
        }
    }

    /** A commit whose answer got lost may have counted some of the records already. */
    private Written writeDue(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>(batch.size());
        Map<Integer, Long> nextOffsets = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            long next =
                    nextOffsets.computeIfAbsent(
                            record.partition(), _ -> claimIfNeeded(sourceOf(record)));
            if (record.offset() >= next) {
                due.add(record);
            }
        }
        return due.isEmpty()
                ? new Written(0, 0, 0)
                : ledger.write(rangesOf(due), () -> reader.read(due));
    }

    private long claimIfNeeded(Source source) {
        return ledger.nextOffset(source).orElseGet(() -> ledger.claim(source));
    }

    private static List<OffsetRange> rangesOf(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<Source, OffsetRange> ranges = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            ranges.merge(
                    sourceOf(record),
                    new OffsetRange(sourceOf(record), record.offset(), record.offset() + 1),
                    (range, last) -> new OffsetRange(range.source(), range.first(), last.next()));
        }
        return List.copyOf(ranges.values());
    }

    private static Source sourceOf(ConsumerRecord<?, ?> record) {
        return new Source(record.topic(), record.partition());
    }

    private static Written sum(Written one, Written other) {
        return new Written(
                one.records() + other.records(),
                one.rows() + other.rows(),
                one.anomalies() + other.anomalies());
    }
}
