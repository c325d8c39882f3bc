package io.streamplatform.contracts.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.evolution.Evolution;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The present schema reads what any released version has written: a topic holds values of all of
 * them (see docs/RATIONALE.md for why it need not be more). How a version is released stands in
 * docs/SCHEMAS.md.
 */
class NoReleasedSchemaIsBrokenTest {
    private static final CompatibilityLevel LEVEL = CompatibilityLevel.BACKWARD_TRANSITIVE;

    static Stream<Arguments> schemas() {
        return Stream.of("user-events", "application-logs", "system-metrics")
                .flatMap(topic ->
                        RecordFormat.withSchemas().map(format -> Arguments.of(topic, format)));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void thePresentSchemaReadsWhatEveryReleasedOneHasWritten(String topic, RecordFormat format) {
        List<Evolution.Version> released = Schemas.released(topic, format);

        assertThat(released).as("released versions of %s", topic).isNotEmpty();
        requireCompatible(topic, Schemas.current(topic, format), released);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AVRO        | \"query\", \"type\": [\"null\", \"string\"], \"default\": null |"
                        + " \"query\", \"type\": \"string\" | query",
                "AVRO        | \"LOGIN\", \"SIGNUP\", | \"LOGIN\", | SIGNUP",
                "PROTOBUF    | optional string query = 11; | optional int32 query = 11; |"
                        + " add a new field with a new number",
                "PROTOBUF    | optional string query = 11; | | reserved 11",
                "JSON_SCHEMA | \"sessionId\", \"time\"] | \"sessionId\", \"time\", \"page\"] |"
                        + " requires page",
                "JSON_SCHEMA | \"query\": {\"type\": \"string\" | \"query\": {\"type\": \"integer\""
                        + " | query may be written as string",
            })
    void aChangeThatBreaksReadersIsRefusedWithItsReason(
            RecordFormat format, String text, String replacement, String reason) {
        String now = ContractSchemas.of("user-events", format).orElseThrow();
        String changed = now.replace(text, replacement == null ? "" : replacement);
        assertThat(changed).isNotEqualTo(now);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        requireCompatible(
                                "user-events",
                                Schemas.parse(format, changed),
                                Schemas.released("user-events", format)))
                .withMessageContaining("version 1 of user-events")
                .withMessageContaining(reason);
    }

    @Test
    void aFieldMayBeAdded() {
        String now = ContractSchemas.of("user-events", RecordFormat.AVRO).orElseThrow();
        String field =
                "{\"name\": \"device\", \"type\": [\"null\", \"string\"], \"default\": null},";
        String added = now.replaceFirst("\"fields\": \\[", "\"fields\": [" + field);

        requireCompatible(
                "user-events",
                Schemas.parse(RecordFormat.AVRO, added),
                Schemas.released("user-events", RecordFormat.AVRO));
    }

    private static void requireCompatible(
            String topic, RecordSchema present, List<Evolution.Version> released) {
        Evolution evolution = Evolution.of(present, released);
        Stream<String> breaks =
                evolution.at(LEVEL).objections().stream()
                        .map(each ->
                                "what version %d of %s has written cannot be read: %s (%s)"
                                        .formatted(
                                                each.version(),
                                                topic,
                                                each.incompatibility().reason(),
                                                each.incompatibility().rule()));
        Stream<String> hazards =
                evolution.steps().stream()
                        .flatMap(step ->
                                step.hazards().stream()
                                        .map(each ->
                                                "after version %d of %s: %s (%s)"
                                                        .formatted(
                                                                step.version(),
                                                                topic,
                                                                each.reason(),
                                                                each.rule())));
        assertThat(Stream.concat(breaks, hazards)).isEmpty();
    }
}
