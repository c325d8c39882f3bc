package io.streamplatform.dashboard.audit;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the audit topic when there is none, and reads its end. */
@Component
class AuditTopicReader {

    private static final Logger log = LoggerFactory.getLogger(AuditTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final ClusterAdmin admin;
    private final AuditProperties properties;
    private final AuditMemory memory;
    private final JsonMapper json;

    AuditTopicReader(
            KafkaClients clients,
            ClusterAdmin admin,
            AuditProperties properties,
            AuditMemory memory,
            JsonMapper json) {
        this.clients = clients;
        this.admin = admin;
        this.properties = properties;
        this.memory = memory;
        // A later version may tell more.
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /** Makes the topic unless it is there; who may not make it, may still write to it. */
    void makeTopic() {
        String topic = Objects.requireNonNull(properties.topic());
        NewTopic wanted =
                new NewTopic(topic, Optional.of(1), Optional.empty())
                        .configs(
                                Map.of(
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        String.valueOf(properties.retention().toMillis())));
        try {
            admin.ask(kafka -> kafka.createTopics(List.of(wanted)).all());
            log.info("Made the topic {} for the audit log", topic);
        } catch (TopicExistsException e) {
            log.debug("{} is there", topic);
        } catch (KafkaException e) {
            log.warn("{} could not be made for the audit log: {}", topic, e.getMessage());
        }
    }

    /** Puts the topic's newest entries into memory. */
    void read() {
        String topic = Objects.requireNonNull(properties.topic());
        try (Consumer<byte[], byte[]> consumer =
                clients.consumer("dashboard-audit-reader", Map.of())) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            if (infos == null || infos.isEmpty()) {
                return;
            }
            List<TopicPartition> partitions =
                    infos.stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            open.forEach((partition, end) ->
                    consumer.seek(
                            partition,
                            Math.max(begins.getOrDefault(partition, 0L), end - properties.kept())));
            memory.addEarlier(read(consumer, open));
        } catch (UnknownTopicOrPartitionException e) {
            log.debug("{} is not there yet", topic);
        }
    }

    private List<AuditEntry> read(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> open) {
        List<AuditEntry> entries = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (open.isEmpty()) {
                break;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                AuditEntry entry = entry(record);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /** Null for what is no entry: anybody who may write to the topic may have written it. */
    private @Nullable AuditEntry entry(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            AuditEntry entry = json.readValue(record.value(), AuditEntry.class);
            return entry == null
                            || entry.id() == null
                            || entry.time() == null
                            || entry.who() == null
                            || entry.action() == null
                            || entry.resource() == null
                    ? null
                    : entry;
        } catch (JacksonException e) {
            log.debug("Offset {} of the audit topic is no entry", record.offset(), e);
            return null;
        }
    }
}
