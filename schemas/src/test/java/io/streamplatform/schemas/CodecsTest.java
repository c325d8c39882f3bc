package io.streamplatform.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same value in each kind of schema: written, read back, and refused where it does not fit. */
class CodecsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String AVRO =
            """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "time", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OPEN", "PAID"]}},
              {"name": "cents", "type": "long"},
              {"name": "weight", "type": ["null", "double"], "default": null},
              {"name": "note", "type": ["null", "string"], "default": null},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "product", "type": "string"},
                {"name": "quantity", "type": "int"}]}}},
              {"name": "labels", "type": {"type": "map", "values": "string"}}
            ]}
            """;

    private static final String PROTOBUF =
            """
            syntax = "proto3";
            package shop;

            import "google/protobuf/timestamp.proto";

            message Order {
              string id = 1;
              google.protobuf.Timestamp time = 2;
              State state = 3;
              int64 cents = 4;
              optional double weight = 5;
              optional string note = 6;
              repeated Line lines = 7;
              map<string, string> labels = 8;

              enum State {
                UNKNOWN = 0;
                OPEN = 1;
                PAID = 2;
              }

              message Line {
                string product = 1;
                int32 quantity = 2;
              }
            }
            """;

    private static final String JSON_SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "type": "object",
             "properties": {
               "id": {"type": "string", "format": "uuid"},
               "time": {"type": "string", "format": "date-time"},
               "state": {"enum": ["OPEN", "PAID"]},
               "cents": {"type": "integer"},
               "weight": {"type": ["number", "null"]},
               "note": {"type": ["string", "null"]},
               "lines": {"type": "array", "items": {"type": "object",
                 "properties": {"product": {"type": "string"}, "quantity": {"type": "integer"}},
                 "required": ["product", "quantity"], "additionalProperties": false}},
               "labels": {"type": "object", "additionalProperties": {"type": "string"}}
             },
             "required": ["id", "time", "state", "cents", "lines", "labels"], "additionalProperties": false}
            """;

    private static final String ORDER =
            """
            {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "time": "2026-11-30T05:04:01.250Z",
             "state": "PAID", "cents": 9007199254740993, "weight": 0.25,
             "note": "für Zoë ✓", "lines": [{"product": "lamp", "quantity": 2}], "labels": {"a": "b"}}
            """;

    private static RecordSchema schema(SchemaType type) {
        return SchemaText.of(
                        type,
                        switch (type) {
                            case AVRO -> AVRO;
                            case PROTOBUF -> PROTOBUF;
                            case JSON -> JSON_SCHEMA;
                        })
                .parse();
    }

    @ParameterizedTest
    @EnumSource
    void aValueComesBackAsItWas(SchemaType type) {
        JsonNode order = JSON.readTree(ORDER);

        byte[] written = schema(type).encode(order);

        // As text: of numbers, a tree tells 0.25 of one Java type from 0.25 of another.
        assertThat(schema(type).decode(written, 0)).hasToString(order.toString());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereStaysAway(SchemaType type) {
        JsonNode order =
                JSON.readTree(
                        """
                        {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "time": "2026-11-30T05:04:01.250Z",
                         "state": "OPEN", "cents": 0, "lines": [], "labels": {}}
                        """);

        JsonNode read = schema(type).decode(schema(type).encode(order), 0);

        assertThat(read.path("weight").isNull() || read.path("weight").isMissingNode()).isTrue();
        assertThat(read.path("cents").longValue()).isZero();
        assertThat(read.path("lines").isArray()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theExampleFits(SchemaType type) {
        RecordSchema schema = schema(type);

        assertThat(schema.decode(schema.encode(schema.example()), 0)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void theFieldsAreTold(SchemaType type) {
        assertThat(schema(type).fields())
                .extracting(SchemaField::path)
                .containsExactly(
                        "id",
                        "time",
                        "state",
                        "cents",
                        "weight",
                        "note",
                        "lines",
                        "lines[].product",
                        "lines[].quantity",
                        "labels");
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatDoesNotFitIsRefusedByItsPath(SchemaType type) {
        JsonNode order = JSON.readTree(ORDER.replace("\"quantity\": 2", "\"quantity\": \"two\""));

        assertThatThrownBy(() -> schema(type).encode(order))
                .isInstanceOfSatisfying(
                        MisfitException.class,
                        e -> {
                            assertThat(e.misfits()).hasSize(1);
                            assertThat(e.misfits().getFirst().path())
                                    .isEqualTo("lines[0].quantity");
                            assertThat(e.misfits().getFirst().expected()).containsPattern("int");
                            assertThat(e.misfits().getFirst().given())
                                    .isEqualTo("the text \"two\"");
                        });
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatTheSchemaHasNotIsRefused(SchemaType type) {
        JsonNode order = JSON.readTree(ORDER.replace("\"note\"", "\"remark\""));

        assertThatThrownBy(() -> schema(type).encode(order))
                .isInstanceOfSatisfying(
                        MisfitException.class,
                        e -> assertThat(e.misfits().getFirst().path()).isEqualTo("remark"));
    }

    @ParameterizedTest
    @EnumSource
    void damagedBytesAreToldAndNothingElseHappens(SchemaType type) {
        byte[] written = schema(type).encode(JSON.readTree(ORDER));
        byte[] cut = Arrays.copyOf(written, written.length - 3);

        assertThatThrownBy(() -> schema(type).decode(cut, 0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("not a value of");
    }

    @ParameterizedTest
    @EnumSource
    void aTextThatIsNoSchemaIsRefused(SchemaType type) {
        assertThatThrownBy(() -> SchemaText.of(type, "{\"type\": \"recrd\" ").parse())
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageMatching("not an? .+ Schema: .+|not an? .+ schema: .+");
    }
}
