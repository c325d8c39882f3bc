package io.streamplatform.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.evolution.Evolution.Version;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes which level takes, and the words for those that it does not. */
class EvolutionTest {
    private static final String FIELD_A = "{\"name\": \"a\", \"type\": \"int\"}";

    private static RecordSchema avro(String... fields) {
        return SchemaText.of(
                        SchemaType.AVRO,
                        "{\"type\": \"record\", \"name\": \"R\", \"fields\": [%s]}"
                                .formatted(String.join(", ", fields)))
                .parse();
    }

    private static RecordSchema proto(String fields) {
        return SchemaText.of(
                        SchemaType.PROTOBUF,
                        "syntax = \"proto3\"; message R { %s }".formatted(fields))
                .parse();
    }

    private static RecordSchema json(String schema) {
        return SchemaText.of(SchemaType.JSON, schema).parse();
    }

    private static String taken(RecordSchema before, RecordSchema after) {
        return Evolution.of(after, List.of(new Version(1, before))).verdicts().stream()
                .filter(verdict -> !verdict.level().isTransitive())
                .filter(Evolution.Verdict::isTaken)
                .map(verdict -> verdict.level().name())
                .collect(Collectors.joining(" "));
    }

    /** Avro's rules of schema resolution. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    add with default    | '{"name": "b", "type": "int", "default": 0}'  | 'NONE BACKWARD FORWARD FULL'
                    add without default | '{"name": "b", "type": "int"}'                | 'NONE FORWARD'
                    """)
    void aFieldIsAdded(String name, String added, String levels) {
        assertThat(taken(avro(FIELD_A), avro(FIELD_A, added))).isEqualTo(levels);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    remove with default    | '{"name": "b", "type": "int", "default": 0}' | 'NONE BACKWARD FORWARD FULL'
                    remove without default | '{"name": "b", "type": "int"}'               | 'NONE BACKWARD'
                    """)
    void aFieldIsRemoved(String name, String removed, String levels) {
        assertThat(taken(avro(FIELD_A, removed), avro(FIELD_A))).isEqualTo(levels);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    widen             | '{"name": "b", "type": "int"}'    | '{"name": "b", "type": "long"}'   | 'NONE BACKWARD'
                    another type      | '{"name": "b", "type": "int"}'    | '{"name": "b", "type": "string"}' | 'NONE'
                    rename            | '{"name": "b", "type": "int"}'    | '{"name": "c", "type": "int"}'    | 'NONE'
                    rename with alias | '{"name": "b", "type": "int"}'    | '{"name": "c", "type": "int", "aliases": ["b"]}' | 'NONE BACKWARD'
                    may be null       | '{"name": "b", "type": "int"}'    | '{"name": "b", "type": ["null", "int"]}' | 'NONE BACKWARD'
                    new symbol        | '{"name": "b", "type": {"type": "enum", "name": "E", "symbols": ["A"]}}' | '{"name": "b", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}}' | 'NONE BACKWARD'
                    """)
    void aFieldChanges(String name, String before, String after, String levels) {
        assertThat(taken(avro(before), avro(after))).isEqualTo(levels);
    }

    /** Protobuf's rules for updating a message. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'int32 a = 1;' | 'int32 a = 1; int32 b = 2;' | 'NONE BACKWARD FORWARD FULL'
                    'int32 a = 1; int32 b = 2;' | 'int32 a = 1;' | 'NONE BACKWARD FORWARD FULL'
                    'int32 a = 1;' | 'int64 a = 1;'                   | 'NONE BACKWARD FORWARD FULL'
                    'E a = 1; enum E { X = 0; }' | 'E a = 1; enum E { X = 0; Y = 1; }' | 'NONE BACKWARD'
                    'E a = 1; enum E { X = 0; Y = 1; }' | 'E a = 1; enum E { X = 0; Z = 1; }' | 'NONE'
                    'int32 a = 1;' | 'int32 c = 1;'                   | 'NONE'
                    'int32 a = 1; int32 b = 2;' | 'oneof c { int32 a = 1; int32 b = 2; }' | 'NONE FORWARD'
                    'int32 a = 1;' | 'string a = 1;'                  | 'NONE'
                    'int32 a = 1;' | 'int32 a = 2;'                   | 'NONE'
                    'int32 a = 1;' | 'repeated int32 a = 1;'          | 'NONE'
                    """)
    void aMessageChanges(String before, String after, String levels) {
        assertThat(taken(proto(before), proto(after))).isEqualTo(levels);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    optional, closed | '{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":false}' | '{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"additionalProperties":false}' | 'NONE BACKWARD'
                    required, closed | '{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":false}' | '{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["b"],"additionalProperties":false}' | 'NONE'
                    wider type       | '{"type":"object","properties":{"a":{"type":"integer"}}}' | '{"type":"object","properties":{"a":{"type":"number"}}}' | 'NONE BACKWARD'
                    other type       | '{"type":"object","properties":{"a":{"type":"integer"}}}' | '{"type":"object","properties":{"a":{"type":"string"}}}' | 'NONE'
                    new symbol       | '{"enum":["A"]}' | '{"enum":["A","B"]}' | 'NONE BACKWARD'
                    tighter bound    | '{"type":"integer","maximum":10}' | '{"type":"integer","maximum":5}' | 'NONE FORWARD'
                    same             | '{"type":"integer"}' | '{"type":"integer"}' | 'NONE BACKWARD FORWARD FULL'
                    """)
    void aJsonSchemaChanges(String name, String before, String after, String levels) {
        assertThat(taken(json(before), json(after))).isEqualTo(levels);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'int32 a = 1;'                            | 'b REMOVED_WITHOUT_RESERVING'
                    'int32 a = 1; reserved 2;'                | 'b REMOVED_WITHOUT_RESERVING'
                    'int32 a = 1; reserved 1000 to max, 2; reserved "b";' | ''
                    'int32 a = 1; int64 b = 2;'               | ''
                    """)
    void aNumberThatIsFreeAgainIsAHazard(String after, String hazard) {
        RecordSchema before = proto("int32 a = 1; int32 b = 2;");

        Evolution evolution = Evolution.of(proto(after), List.of(new Version(1, before)));

        assertThat(
                        evolution.hazards().stream()
                                .map(each -> each.path() + " " + each.rule())
                                .collect(Collectors.joining()))
                .isEqualTo(hazard == null ? "" : hazard);
    }

    @Test
    void transitiveLevelsLookAtAllVersions() {
        RecordSchema first = avro(FIELD_A);
        RecordSchema second = avro(FIELD_A, "{\"name\": \"b\", \"type\": \"int\", \"default\": 0}");
        RecordSchema third = avro(FIELD_A, "{\"name\": \"b\", \"type\": \"int\"}");

        Evolution evolution =
                Evolution.of(third, List.of(new Version(1, first), new Version(2, second)));

        assertThat(evolution.at(CompatibilityLevel.BACKWARD).isTaken()).isTrue();
        Evolution.Verdict verdict = evolution.at(CompatibilityLevel.BACKWARD_TRANSITIVE);
        assertThat(verdict.isTaken()).isFalse();
        assertThat(verdict.objections()).hasSize(1);
        assertThat(verdict.objections().getFirst().version()).isEqualTo(1);
    }

    @Test
    void anObjectionNamesTheFieldAndTheRemedy() {
        Evolution evolution =
                Evolution.of(
                        avro(FIELD_A, "{\"name\": \"b\", \"type\": \"int\"}"),
                        List.of(new Version(1, avro(FIELD_A))));

        var objection = evolution.at(CompatibilityLevel.BACKWARD).objections().getFirst();

        assertThat(objection.direction()).isEqualTo(Evolution.Direction.BACKWARD);
        assertThat(objection.incompatibility().path()).isEqualTo("b");
        assertThat(objection.incompatibility().reason())
                .isEqualTo(
                        "the reader needs b, which the writer does not write: give the field a"
                                + " default");
    }

    @Test
    void theFirstVersionIsTakenAtEveryLevel() {
        assertThat(Evolution.of(avro(FIELD_A), List.of()).verdicts())
                .allMatch(Evolution.Verdict::isTaken);
    }

    @Test
    void anotherKindIsNeverTaken() {
        assertThat(taken(avro(FIELD_A), proto("int32 a = 1;"))).isEqualTo("NONE");
    }

    @Test
    void changesAreToldFieldByField() {
        RecordSchema before = avro(FIELD_A, "{\"name\": \"b\", \"type\": \"int\"}");
        RecordSchema after =
                avro(
                        "{\"name\": \"a\", \"type\": \"string\"}",
                        "{\"name\": \"c\", \"type\": \"int\", \"default\": 1}");

        List<FieldChange> changes = FieldChange.between(before, after);

        assertThat(changes)
                .extracting(change -> change.path() + " " + change.kind())
                .containsExactly("a CHANGED", "c ADDED", "b REMOVED");
        assertThat(changes.get(0).isSafe()).isFalse();
        assertThat(changes.get(1).isSafe()).isTrue();
        assertThat(changes.get(2).backward()).isEmpty();
        assertThat(changes.get(2).forward()).hasSize(1);
    }
}
