package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordsRequest.GivenHeader;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenRecord;
import io.streamplatform.dashboard.web.BadParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Makes Kafka's records from what was given, and names the field that cannot be one. */
final class RecordMaker {

    private static final int MOST_HEADERS = 100;

    private final String topic;
    private static final String BY_SCHEMA = "schema";

    private final int partitions;
    private final SchemaWriters schemas;

    /** Those that were found already: a run finds each once. */
    private final Map<SchemaChoice, SchemaWriter> keyWriters = new ConcurrentHashMap<>();

    private final Map<SchemaChoice, SchemaWriter> valueWriters = new ConcurrentHashMap<>();

    RecordMaker(String topic, int partitions, SchemaWriters schemas) {
        this.schemas = schemas;
        this.topic = topic;
        this.partitions = partitions;
    }

    List<ProducerRecord<byte[], byte[]>> records(List<@Nullable GivenRecord> given) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            GivenRecord each = given.get(i);
            String at = "records[%d]".formatted(i);
            if (each == null) {
                throw new BadParameter(at, null, "give an object with a value.");
            }
            records.add(record(each, at));
        }
        return records;
    }

    ProducerRecord<byte[], byte[]> record(GivenRecord given, String at) {
        return new ProducerRecord<>(
                topic,
                partition(given.partition(), at),
                timestamp(given.timestamp(), at),
                key(given, at),
                value(given, at),
                headers(given.headers(), at + ".headers"));
    }

    private byte @Nullable [] key(GivenRecord given, String at) {
        requireFormat(given.keySchema(), given.keyFormat(), at + ".key");
        return given.key() != null && BY_SCHEMA.equals(given.keyFormat())
                ? writer(keyWriters, given.keySchema(), "-key", at + ".keySchema")
                        .bytes(given.key(), at + ".key")
                : bytes(given.key(), given.keyFormat(), at + ".key");
    }

    private byte @Nullable [] value(GivenRecord given, String at) {
        requireFormat(given.valueSchema(), given.valueFormat(), at + ".value");
        return given.value() != null && BY_SCHEMA.equals(given.valueFormat())
                ? writer(valueWriters, given.valueSchema(), "-value", at + ".valueSchema")
                        .bytes(given.value(), at + ".value")
                : bytes(given.value(), given.valueFormat(), at + ".value");
    }

    private static void requireFormat(
            @Nullable SchemaChoice schema, @Nullable String format, String field) {
        if (schema != null && !BY_SCHEMA.equals(format)) {
            throw new BadParameter(
                    field + "Format",
                    format,
                    "a schema is given; give the format schema, or leave the schema out.");
        }
    }

    private SchemaWriter writer(
            Map<SchemaChoice, SchemaWriter> known,
            @Nullable SchemaChoice given,
            String suffix,
            String field) {
        return known.computeIfAbsent(
                given == null ? SchemaChoice.OF_THE_TOPIC : given,
                choice -> schemas.find(choice, topic + suffix, field));
    }

    private @Nullable Integer partition(@Nullable Integer partition, String at) {
        if (partition != null && (partition < 0 || partition >= partitions)) {
            throw new BadParameter(
                    at + ".partition",
                    partition.toString(),
                    "%s has partitions 0 to %d; leave it out to let the key decide."
                            .formatted(topic, partitions - 1));
        }
        return partition;
    }

    private static @Nullable Long timestamp(@Nullable String timestamp, String at) {
        if (timestamp == null) {
            return null;
        }
        try {
            long millis =
                    timestamp.matches("\\d{1,15}")
                            ? Long.parseLong(timestamp)
                            : Instant.parse(timestamp).toEpochMilli();
            if (millis >= 0) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw badTimestamp(timestamp, at);
        }
        throw badTimestamp(timestamp, at);
    }

    private static BadParameter badTimestamp(String timestamp, String at) {
        return new BadParameter(
                at + ".timestamp",
                timestamp,
                "give a time since 1970 such as 2026-01-31T12:00:00Z, or milliseconds since 1970.");
    }

    private static List<Header> headers(@Nullable List<@Nullable GivenHeader> given, String at) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST_HEADERS) {
            throw new BadParameter(
                    at, given.size() + " headers", "give at most " + MOST_HEADERS + " headers.");
        }
        List<Header> headers = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            GivenHeader each = given.get(i);
            if (each == null || each.name() == null) {
                throw new BadParameter(
                        "%s[%d].name".formatted(at, i), null, "give the header a name.");
            }
            var _ = Utf8.bytes(each.name(), "%s[%d].name".formatted(at, i));
            headers.add(
                    new RecordHeader(
                            each.name(),
                            bytes(each.value(), each.format(), "%s[%d].value".formatted(at, i))));
        }
        return headers;
    }

    private static byte @Nullable [] bytes(
            @Nullable String text, @Nullable String format, String field) {
        if (BY_SCHEMA.equals(format) && text == null) {
            return null;
        }
        FieldFormat as = FieldFormat.named(format, field + "Format");
        return text == null ? null : as.bytes(text, field);
    }
}
