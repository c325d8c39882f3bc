package io.streamplatform.analytics.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.analytics.AnalyticsProperties;
import io.streamplatform.analytics.aggregation.BatchResult;
import io.streamplatform.analytics.aggregation.Change;
import io.streamplatform.analytics.aggregation.Limits;
import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.analytics.state.PartitionState;
import io.streamplatform.contracts.analytics.Totals;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.IncomingRecord;
import io.streamplatform.starter.intake.RecordIntake;
import io.streamplatform.starter.intake.ValueReaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/**
 * Aggregates a batch, partition by partition, and sends what changes within the transaction that is
 * open. A send that fails makes the commit fail.
 */
@Component
final class BatchAggregation {
    private static final Logger LOG = LoggerFactory.getLogger(BatchAggregation.class);

    private final RecordIntake<UserEvent> intake;
    private final DeadLetters deadLetters;
    private final CommittedKnowledge knowledge;
    private final AnalyticsState state;
    private final KafkaTemplate<Object, Object> template;
    private final Limits limits;
    private final Clock clock;
    private final Counter repeated;
    private final Counter changed;

    BatchAggregation(
            ValueReaders readers,
            DeadLetters deadLetters,
            CommittedKnowledge knowledge,
            AnalyticsState state,
            KafkaTemplate<Object, Object> template,
            AnalyticsProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.intake = new RecordIntake<>(readers.of(UserEvent.class), deadLetters);
        this.deadLetters = deadLetters;
        this.knowledge = knowledge;
        this.state = state;
        this.template = template;
        this.limits = properties.limits();
        this.clock = clock;
        this.repeated =
                Counter.builder("analytics.events.repeated")
                        .description("Events that came again after they had been counted; ignored")
                        .register(meters);
        this.changed =
                Counter.builder("analytics.changes.sent")
                        .description("Changes of aggregates that were sent, aborted ones included")
                        .register(meters);
    }

    List<SentChanges> send(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition = new TreeMap<>();
        batch.forEach(record ->
                byPartition
                        .computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                        .add(record));
        // All at first: once something is sent, an open transaction would block the others' wait.
        Map<Integer, String> topicIds = new HashMap<>();
        for (int partition : byPartition.keySet()) {
            topicIds.put(partition, knowledge.ascertain(partition));
        }
        List<SentChanges> sent = new ArrayList<>();
        byPartition.forEach((partition, records) -> {
            String topicId = String.valueOf(topicIds.get(partition));
            List<ConsumerRecord<byte[], byte[]>> uncounted =
                    withoutCounted(partition, records, topicId);
            if (!uncounted.isEmpty()) {
                sent.add(send(partition, uncounted, topicId));
            }
        });
        return sent;
    }

    /**
     * Drops records that the aggregates contain already. They come if a commit took place without
     * an answer, or if somebody set the group's offsets back.
     */
    private List<ConsumerRecord<byte[], byte[]>> withoutCounted(
            int partition, List<ConsumerRecord<byte[], byte[]>> records, String topicId) {
        Totals totals = state.partition(partition).read(aggregates -> aggregates.totals());
        if (!topicId.equals(totals.inputTopicId())) {
            return records;
        }
        List<ConsumerRecord<byte[], byte[]>> uncounted =
                records.stream().filter(record -> record.offset() >= totals.nextOffset()).toList();
        int ignored = records.size() - uncounted.size();
        if (ignored > 0) {
            LOG.info(
                    "{}-{}: {} events came again, up to offset {} all are counted",
                    PlatformTopics.USER_EVENTS.name(),
                    partition,
                    ignored,
                    totals.nextOffset());
            repeated.increment(ignored);
        }
        return uncounted;
    }

    private SentChanges send(
            int partition, List<ConsumerRecord<byte[], byte[]>> records, String topicId) {
        List<IncomingRecord<UserEvent>> readable = intake.readable(records);
        PartitionState known = state.partition(partition);
        BatchResult result =
                known.read(committed ->
                        BatchResult.of(
                                committed,
                                limits,
                                partition,
                                readable.stream().map(IncomingRecord::value).toList(),
                                records.getLast().offset() + 1,
                                topicId,
                                clock.instant()));
        result.failures()
                .forEach((index, failure) ->
                        deadLetters.accept(
                                recordAt(readable.get(index).offset(), records),
                                new UncountableEventException(failure)));
        CompletableFuture<SendResult<Object, Object>> last = new CompletableFuture<>();
        for (Change change : result.changes()) {
            last =
                    template.send(
                            PlatformTopics.ANALYTICS.name(),
                            change.key().topicPartition(),
                            change.key().text(),
                            change.value());
        }
        changed.increment(result.changes().size());
        return new SentChanges(known, result.changes(), last);
    }

    private static ConsumerRecord<byte[], byte[]> recordAt(
            long offset, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> record.offset() == offset)
                .findFirst()
                .orElseThrow();
    }
}
