package io.streamplatform.schemas.avro;

import static io.streamplatform.schemas.avro.AvroJson.NODES;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Avro's logical types of time as texts of ISO 8601, and back. */
final class AvroTimes {
    private static final long NANOS = 1_000_000_000L;

    private AvroTimes() {}

    /** An int, which may be a day or a time of day; as a number if it is neither. */
    static JsonNode ofInt(@Nullable LogicalType type, int value) {
        try {
            return switch (type) {
                case LogicalTypes.Date _ ->
                        NODES.stringNode(LocalDate.ofEpochDay(value).toString());
                case LogicalTypes.TimeMillis _ ->
                        NODES.stringNode(
                                LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(value))
                                        .toString());
                case null, default -> NODES.numberNode(value);
            };
        } catch (DateTimeException _) {
            return NODES.numberNode(value); // beyond the day: shown as it is
        }
    }

    /** A long, which may be a point in time or a time of day; as a number if it is neither. */
    static JsonNode ofLong(@Nullable LogicalType type, long value) {
        try {
            return switch (type) {
                case LogicalTypes.TimestampMillis _ -> instant(value, 1_000);
                case LogicalTypes.TimestampMicros _ -> instant(value, 1_000_000);
                case LogicalTypes.TimestampNanos _ -> instant(value, NANOS);
                case LogicalTypes.LocalTimestampMillis _ -> local(value, 1_000);
                case LogicalTypes.LocalTimestampMicros _ -> local(value, 1_000_000);
                case LogicalTypes.LocalTimestampNanos _ -> local(value, NANOS);
                case LogicalTypes.TimeMicros _ ->
                        NODES.stringNode(LocalTime.ofNanoOfDay(value * 1_000).toString());
                case null, default -> NODES.numberNode(value);
            };
        } catch (DateTimeException _) {
            return NODES.numberNode(value);
        }
    }

    /** What a text stands for in a logical type's own number; empty if it stands for nothing. */
    static OptionalLong numberOf(@Nullable LogicalType type, String text) {
        try {
            return switch (type) {
                case LogicalTypes.Date _ -> OptionalLong.of(LocalDate.parse(text).toEpochDay());
                case LogicalTypes.TimeMillis _ ->
                        OptionalLong.of(LocalTime.parse(text).toNanoOfDay() / 1_000_000);
                case LogicalTypes.TimeMicros _ ->
                        OptionalLong.of(LocalTime.parse(text).toNanoOfDay() / 1_000);
                case LogicalTypes.TimestampMillis _ ->
                        since(Instant.parse(text), ChronoUnit.MILLIS);
                case LogicalTypes.TimestampMicros _ ->
                        since(Instant.parse(text), ChronoUnit.MICROS);
                case LogicalTypes.TimestampNanos _ -> since(Instant.parse(text), ChronoUnit.NANOS);
                case LogicalTypes.LocalTimestampMillis _ -> since(atUtc(text), ChronoUnit.MILLIS);
                case LogicalTypes.LocalTimestampMicros _ -> since(atUtc(text), ChronoUnit.MICROS);
                case LogicalTypes.LocalTimestampNanos _ -> since(atUtc(text), ChronoUnit.NANOS);
                case null, default -> OptionalLong.empty();
            };
        } catch (DateTimeException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /** Whether a number of that type is a time. */
    static boolean isTime(@Nullable LogicalType type) {
        return type != null && (type.getName().contains("time") || type.getName().equals("date"));
    }

    private static OptionalLong since(Instant time, ChronoUnit unit) {
        return OptionalLong.of(unit.between(Instant.EPOCH, time));
    }

    private static Instant atUtc(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static JsonNode instant(long value, long perSecond) {
        return NODES.stringNode(at(value, perSecond).toString());
    }

    private static JsonNode local(long value, long perSecond) {
        return NODES.stringNode(
                LocalDateTime.ofInstant(at(value, perSecond), ZoneOffset.UTC).toString());
    }

    private static Instant at(long value, long perSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond),
                Math.floorMod(value, perSecond) * (NANOS / perSecond));
    }
}
