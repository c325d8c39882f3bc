package io.streamplatform.schemas.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.UndecodableException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each of Protobuf's types as JSON and back, and which message of a file a value is. */
class ProtobufCodecTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RecordSchema schema(String text) {
        return SchemaText.of(SchemaType.PROTOBUF, text).parse();
    }

    private static RecordSchema holding(String field) {
        return schema(
                """
                syntax = "proto3";
                import "google/protobuf/timestamp.proto";
                import "google/protobuf/duration.proto";
                import "google/protobuf/wrappers.proto";
                import "google/protobuf/struct.proto";
                enum Colour { NO_COLOUR = 0; RED = 1; }
                message Holder { %s it = 1; }
                """
                        .formatted(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'bool'            | 'true'
                    'int32'           | '-5'
                    'sint64'          | '-9223372036854775808'
                    'uint32'          | '4294967295'
                    'uint64'          | '18446744073709551615'
                    'fixed64'         | '7'
                    'double'          | '0.1'
                    'float'           | '"NaN"'
                    'string'          | '"für Zoë ✓"'
                    'bytes'           | '"AAEC"'
                    'Colour'          | '"RED"'
                    'repeated int32'  | '[1,2]'
                    'map<int32, string>' | '{"3":"c"}'
                    'map<bool, int64>'   | '{"true":1}'
                    'google.protobuf.Timestamp'  | '"2026-11-30T05:04:01.250Z"'
                    'google.protobuf.Duration'   | '"1.500s"'
                    'google.protobuf.Int64Value' | '9007199254740993'
                    'google.protobuf.StringValue' | '""'
                    'google.protobuf.Struct'     | '{"a":[1.0,"b",null]}'
                    """)
    void aValueComesBackAsItWas(String type, String value) {
        RecordSchema schema = holding(type);

        JsonNode read = schema.decode(schema.encode(JSON.readTree("{\"it\": " + value + "}")), 0);

        assertThat(JSON.writeValueAsString(read.get("it"))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'int32'  | '2147483648' | 'int32'  | 'the number 2147483648'
                    'uint32' | '-1'         | 'uint32' | 'the number -1'
                    'uint64' | '18446744073709551616' | 'uint64' | 'the number 18446744073709551616'
                    'int64'  | '"1"'        | 'int64'  | 'the text "1"'
                    'Colour' | '"BLUE"'     | 'one of [NO_COLOUR, RED]' | 'the text "BLUE"'
                    'repeated int32' | '1'  | 'repeated int32' | 'the number 1'
                    """)
    void aMisfitSaysWhatWasExpectedAndGiven(
            String type, String value, String expected, String given) {
        assertThatThrownBy(() -> holding(type).encode(JSON.readTree("{\"it\": " + value + "}")))
                .isInstanceOfSatisfying(
                        MisfitException.class,
                        e -> {
                            assertThat(e.misfits().getFirst().path()).isEqualTo("it");
                            assertThat(e.misfits().getFirst().expected()).isEqualTo(expected);
                            assertThat(e.misfits().getFirst().given()).isEqualTo(given);
                        });
    }

    /** The indexes of Confluent's wire format: a count, then one for each level of nesting. */
    @Test
    void theMessageIsTheOneThatTheIndexesName() {
        RecordSchema schema =
                schema(
                        """
                        syntax = "proto3";
                        message First { string a = 1; }
                        message Second { message Inner { int32 b = 1; } }
                        """);

        assertThat(schema.decode(HexFormat.of().parseHex("00" + "0a0178"), 0))
                .hasToString("{\"a\":\"x\"}");
        assertThat(schema.decode(HexFormat.of().parseHex("04" + "0200" + "0807"), 0))
                .hasToString("{\"b\":7}");
        assertThatThrownBy(() -> schema.decode(HexFormat.of().parseHex("0208"), 0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("no message of indexes [4]");
    }

    @Test
    void whatIsNotThereIsToldByPresenceOnly() {
        RecordSchema schema =
                schema("syntax = \"proto3\"; message R { int32 a = 1; optional int32 b = 2; }");

        assertThat(schema.decode(schema.encode(JSON.readTree("{}")), 0)).hasToString("{\"a\":0}");
        assertThat(schema.decode(schema.encode(JSON.readTree("{\"b\": 0}")), 0))
                .hasToString("{\"a\":0,\"b\":0}");
    }

    @Test
    void fieldsGoByTheirNamesInJson() {
        RecordSchema schema =
                schema("syntax = \"proto3\"; message R { string user_id = 1; R parent_item = 2; }");

        assertThat(schema.fields())
                .extracting(SchemaField::path)
                .containsExactly("userId", "parentItem");
        assertThat(schema.decode(schema.encode(JSON.readTree("{\"user_id\": \"u\"}")), 0))
                .hasToString("{\"userId\":\"u\"}");
        assertThat(schema.example()).hasToString("{\"userId\":\"userId\"}");
    }

    @Test
    void aFileMayImportOthers() {
        String main =
                "syntax = \"proto3\"; import \"shop/money.proto\"; message Order { shop.Money total"
                        + " = 1; }";
        String money = "syntax = \"proto3\"; package shop; message Money { int64 cents = 1; }";

        RecordSchema order =
                new SchemaText(
                                SchemaType.PROTOBUF,
                                main,
                                List.of(new SchemaText.Named("shop/money.proto", money)))
                        .parse();

        assertThat(order.decode(order.encode(JSON.readTree("{\"total\": {\"cents\": 5}}")), 0))
                .hasToString("{\"total\":{\"cents\":5}}");
        assertThatThrownBy(() -> schema(main))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("shop/money.proto is imported and not given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'syntax = "proto3"; message {'                          | 'not a Protobuf schema: .*'
                    'syntax = "proto3"; message R { Unknown u = 1; }'       | '(?s).*Unknown.*'
                    'syntax = "proto3"; message R { int32 a = 1; int32 b = 1; }' | '(?s).*1.*'
                    'syntax = "proto3"; enum E { A = 0; }'                  | '.*describes no message'
                    """)
    void aTextThatIsNoSchemaIsRefused(String text, String message) {
        assertThatThrownBy(() -> schema(text))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageMatching(message);
    }
}
