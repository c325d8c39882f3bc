package io.streamplatform.contracts.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Holds records, golden samples and the schemas of all formats together. */
class EveryFormatHasTheContractsShapeTest {
    private static final Map<String, Class<?>> CONTRACTS =
            Map.of(
                    "user-events", UserEvent.class,
                    "application-logs", ApplicationLog.class,
                    "system-metrics", SystemMetric.class);

    private static final Map<String, List<String>> SAMPLES =
            Map.of(
                    "user-events",
                    List.of(
                            "page-view",
                            "click",
                            "search",
                            "login",
                            "signup",
                            "add-to-cart",
                            "remove-from-cart",
                            "purchase"),
                    "application-logs",
                    List.of("info", "error"),
                    "system-metrics",
                    List.of("cpu", "memory", "disk", "network"));

    static Stream<Arguments> schemas() {
        return CONTRACTS.keySet().stream()
                .flatMap(topic ->
                        RecordFormat.withSchemas().map(format -> Arguments.of(topic, format)));
    }

    static Stream<Arguments> samples() {
        return schemas()
                .flatMap(schema ->
                        SAMPLES.get((String) schema.get()[0]).stream()
                                .map(name -> Arguments.of(schema.get()[0], schema.get()[1], name)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsTheSameRecordAfterItWasWrittenAndRead(
            String topic, RecordFormat format, String name) {
        assertTheSameAfterTheWay(CONTRACTS.get(topic), topic, format, name);
    }

    private static <T> void assertTheSameAfterTheWay(
            Class<T> type, String topic, RecordFormat format, String name) {
        JsonFormat<T> json = JsonFormat.of(type);
        RecordSchema schema = Schemas.current(topic, format);
        T golden = json.read(GoldenSamples.bytes(topic + "/" + name));

        byte[] written = schema.encode(json.tree(golden));
        JsonNode read = schema.decode(written, 0);

        assertThat(json.read(read)).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyComponentOfTheRecordsIsAFieldOfTheSchema_andEveryFieldAComponent(
            String topic, RecordFormat format) {
        Map<String, Components.Component> components = Components.of(CONTRACTS.get(topic));

        assertThat(fields(topic, format)).containsOnlyKeys(components.keySet());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aChoiceHasTheSymbolsOfItsEnum(String topic, RecordFormat format) {
        Map<String, SchemaField> fields = fields(topic, format);

        Components.of(CONTRACTS.get(topic))
                .forEach((path, component) -> {
                    List<String> symbols =
                            fields.get(path).symbols().stream()
                                    .filter(symbol -> !symbol.endsWith("_UNSPECIFIED"))
                                    .toList();
                    assertThat(symbols).as(path).isEqualTo(component.symbols());
                });
    }

    /** Protobuf knows no required field. */
    @ParameterizedTest
    @MethodSource("schemas")
    void whatEveryRecordHasIsRequired_andTheRestIsNot(String topic, RecordFormat format) {
        Map<String, SchemaField> fields = fields(topic, format);

        Components.of(CONTRACTS.get(topic))
                .forEach((path, component) -> {
                    boolean optional = format == RecordFormat.PROTOBUF || component.isOptional();
                    assertThat(fields.get(path).optional()).as(path).isEqualTo(optional);
                });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldIsDescribed(String topic, RecordFormat format) {
        if (format == RecordFormat.PROTOBUF) {
            long fields = fields(topic, format).size();
            assertThat(ContractSchemas.of(topic, format).orElseThrow().lines())
                    .filteredOn(line -> line.strip().startsWith("//"))
                    .hasSizeGreaterThanOrEqualTo((int) Math.min(fields, 10));
            return;
        }
        assertThat(fields(topic, format).values())
                .allSatisfy(field -> assertThat(field.description()).as(field.path()).isNotBlank());
    }

    private static Map<String, SchemaField> fields(String topic, RecordFormat format) {
        return Schemas.current(topic, format).fields().stream()
                .collect(Collectors.toMap(SchemaField::path, field -> field));
    }
}
