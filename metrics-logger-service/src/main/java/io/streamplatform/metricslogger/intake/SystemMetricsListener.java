package io.streamplatform.metricslogger.intake;

import io.streamplatform.metricslogger.ledger.MetricsLedger;
import io.streamplatform.metricslogger.ledger.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;

/**
 * Offsets with the data: each batch is written to the database together with the offsets after it,
 * and a partition is read from where the database says. Every record counts exactly once.
 *
 * <p>The container commits the offsets to Kafka as well, after the database's commit. Nothing reads
 * them back: they are there so that tools and the dashboard can see the lag.
 */
final class SystemMetricsListener implements ConsumerSeekAware {
    private static final Logger LOG = LoggerFactory.getLogger(SystemMetricsListener.class);

    private final MetricsLedger ledger;
    private final BatchWriter writer;
    private final IntakeReport report;
    private final IntakeProperties properties;

    SystemMetricsListener(
            MetricsLedger ledger,
            BatchWriter writer,
            IntakeReport report,
            IntakeProperties properties) {
        this.ledger = ledger;
        this.writer = writer;
        this.report = report;
        this.properties = properties;
    }

    /** The topic that is read, for the annotation. */
    public String topic() {
        return properties.topic();
    }

    /** The consumer group, for the annotation. */
    public String group() {
        return properties.group();
    }

    @KafkaListener(
            id = "metrics-logger",
            groupId = "#{__listener.group()}",
            topics = "#{__listener.topic()}",
            batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> batch, Consumer<?, ?> consumer) {
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>(batch.size());
        byPartition(batch)
                .forEach((partition, records) -> due.addAll(due(partition, records, consumer)));
        if (!due.isEmpty()) {
            report.written(writer.write(due));
        }
    }

    @Override
    public void onPartitionsAssigned(
            Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        for (TopicPartition partition : assignments.keySet()) {
            try {
                long next = ledger.claim(sourceOf(partition));
                callback.seek(partition.topic(), partition.partition(), next);
            } catch (RuntimeException e) {
                // The database or the cluster is away: the first batch will claim, and seek.
                LOG.warn("{} is not claimed yet: {}", partition, e.getMessage());
            }
        }
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> partitions) {
        if (partitions != null) {
            ledger.release(partitions.stream().map(SystemMetricsListener::sourceOf).toList());
        }
    }

    /**
     * The records that the database does not have. A claimed partition was positioned when it was
     * claimed, so gaps are Kafka's own (deleted or compacted records, markers of transactions), and
     * an offset that is too low means that the topic began anew.
     */
    private List<ConsumerRecord<byte[], byte[]>> due(
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer) {
        Source source = sourceOf(partition);
        long first = records.getFirst().offset();
        OptionalLong expected = ledger.nextOffset(source);
        if (expected.isPresent() && first >= expected.getAsLong()) {
            return records;
        }
        long next = ledger.claim(source);
        if (first > next) {
            LOG.info("{} goes back from {} to what the database says: {}", source, first, next);
            consumer.seek(partition, next);
            return List.of();
        }
        return records;
    }

    private static Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition(
            List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> grouped = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            grouped.computeIfAbsent(
                            new TopicPartition(record.topic(), record.partition()),
                            _ -> new ArrayList<>())
                    .add(record);
        }
        return grouped;
    }

    private static Source sourceOf(TopicPartition partition) {
        return new Source(partition.topic(), partition.partition());
    }
}
