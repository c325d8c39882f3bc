package io.streamplatform.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each of Avro's types as JSON and back, and what damaged bytes lead to. */
class AvroCodecTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RecordSchema schema(String text) {
        return SchemaText.of(SchemaType.AVRO, text).parse();
    }

    private static RecordSchema holding(String type) {
        return schema(
                "{\"type\": \"record\", \"name\": \"Holder\", \"fields\": [{\"name\": \"it\", \"type\": %s}]}"
                        .formatted(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    '"boolean"'                                              | 'true'
                    '"int"'                                                  | '-2147483648'
                    '"long"'                                                 | '9223372036854775807'
                    '"double"'                                               | '0.1'
                    '"double"'                                               | '"NaN"'
                    '"double"'                                               | '"-Infinity"'
                    '"float"'                                                | '1.5'
                    '"string"'                                               | '"für Zoë ✓"'
                    '"bytes"'                                                | '"AAEC"'
                    '"null"'                                                 | 'null'
                    '{"type": "fixed", "name": "F", "size": 2}'              | '"AAE="'
                    '{"type": "enum", "name": "E", "symbols": ["A", "B"]}'   | '"B"'
                    '{"type": "array", "items": "int"}'                      | '[1,2,3]'
                    '{"type": "map", "values": ["null", "long"]}'            | '{"a":1,"b":null}'
                    '["null", "string"]'                                     | 'null'
                    '["string", "null"]'                                     | '"text"'
                    '["null", "string", "long"]'                             | '12'
                    '["null", "int", "long"]'                                | '{"long":12}'
                    '{"type": "int", "logicalType": "date"}'                 | '"2026-11-30"'
                    '{"type": "int", "logicalType": "time-millis"}'          | '"10:15:30.250"'
                    '{"type": "long", "logicalType": "time-micros"}'         | '"10:15:30.250001"'
                    '{"type": "long", "logicalType": "timestamp-millis"}'    | '"1969-12-31T23:59:59.999Z"'
                    '{"type": "long", "logicalType": "timestamp-micros"}'    | '"2026-11-30T05:04:01.250001Z"'
                    '{"type": "long", "logicalType": "timestamp-nanos"}'     | '"2026-11-30T05:04:01.250000001Z"'
                    '{"type": "long", "logicalType": "local-timestamp-millis"}' | '"2026-11-30T05:04:01.250"'
                    '{"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}' | '123456789012345678.90'
                    '{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}'  | '-0.50'
                    '{"type": "fixed", "name": "D", "size": 4, "logicalType": "decimal", "precision": 4, "scale": 2}' | '-0.50'
                    '{"type": "string", "logicalType": "uuid"}'              | '"01890a5d-ac96-774b-bcce-b302099a8057"'
                    """)
    void aValueComesBackAsItWas(String type, String value) {
        RecordSchema schema = holding(type);
        JsonNode holder =
                JSON.reader()
                        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readTree("{\"it\": " + value + "}");

        JsonNode read = schema.decode(schema.encode(holder), 0);

        assertThat(JSON.writeValueAsString(read.get("it"))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    '"int"'     | '2147483648' | 'int'     | 'the number 2147483648'
                    '"int"'     | '1.5'        | 'int'     | 'the number 1.5'
                    '"long"'    | '"1"'        | 'long'    | 'the text "1"'
                    '"string"'  | '1'          | 'string'  | 'the number 1'
                    '"string"'  | 'null'       | 'string'  | 'null'
                    '"boolean"' | '{}'         | 'boolean' | 'an object'
                    '["null", "string"]' | '1' | 'string'  | 'the number 1'
                    '["null", "string", "boolean"]' | '1' | 'string or boolean or null' | 'the number 1'
                    '{"type": "enum", "name": "E", "symbols": ["A", "B"]}' | '"C"' | 'one of [A, B]' | 'the text "C"'
                    '{"type": "long", "logicalType": "timestamp-millis"}' | '"yesterday"' | 'timestamp-millis' | 'the text "yesterday"'
                    '{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}' | '0.001' | 'decimal' | 'the number 0.001'
                    """)
    void aMisfitSaysWhatWasExpectedAndGiven(
            String type, String value, String expected, String given) {
        JsonNode holder = JSON.readTree("{\"it\": " + value + "}");

        assertThatThrownBy(() -> holding(type).encode(holder))
                .isInstanceOfSatisfying(
                        MisfitException.class,
                        e -> {
                            assertThat(e.misfits().getFirst().path()).isEqualTo("it");
                            assertThat(e.misfits().getFirst().expected()).isEqualTo(expected);
                            assertThat(e.misfits().getFirst().given()).isEqualTo(given);
                        });
    }

    @Test
    void whatIsWrittenIsWhatAvrosOwnReaderReads() throws IOException {
        String text =
                """
                {"type": "record", "name": "Pair", "fields": [
                  {"name": "left", "type": ["null", "long"], "default": null},
                  {"name": "right", "type": {"type": "array", "items": "string"}}]}
                """;
        byte[] written = schema(text).encode(JSON.readTree("{\"left\": 7, \"right\": [\"a\"]}"));

        GenericRecord read =
                new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(text))
                        .read(null, DecoderFactory.get().binaryDecoder(written, null));

        assertThat(read.get("left")).isEqualTo(7L);
        assertThat(read.get("right")).hasToString("[a]");
    }

    @Test
    void whatAvrosOwnWriterWritesIsRead() throws IOException {
        String text =
                "{\"type\": \"record\", \"name\": \"One\", \"fields\": [{\"name\": \"n\", \"type\":"
                        + " \"int\"}]}";
        Schema avro = new Schema.Parser().parse(text);
        GenericRecord record = new GenericData.Record(avro);
        record.put("n", 42);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(avro).write(record, encoder);
        encoder.flush();

        assertThat(schema(text).decode(bytes.toByteArray(), 0)).hasToString("{\"n\":42}");
    }

    @Test
    void aFieldThatIsLeftOutIsWrittenAsItsDefault() {
        RecordSchema schema =
                schema(
                        """
                        {"type": "record", "name": "R", "fields": [
                          {"name": "a", "type": "int", "default": 5},
                          {"name": "b", "type": {"type": "array", "items": "string"}, "default": ["x"]},
                          {"name": "c", "type": ["null", "string"], "default": null}]}
                        """);

        JsonNode read = schema.decode(schema.encode(JSON.readTree("{}")), 0);

        assertThat(read).hasToString("{\"a\":5,\"b\":[\"x\"],\"c\":null}");
    }

    @Test
    void aReaderOfAnotherVersionSeesItsOwnFields() {
        AvroRecordSchema writer =
                AvroRecordSchema.parse(
                        SchemaText.of(
                                SchemaType.AVRO,
                                """
                                {"type": "record", "name": "R", "fields": [
                                  {"name": "a", "type": "int"}, {"name": "gone", "type": "string"}]}
                                """));
        AvroRecordSchema reader =
                AvroRecordSchema.parse(
                        SchemaText.of(
                                SchemaType.AVRO,
                                """
                                {"type": "record", "name": "R", "fields": [
                                  {"name": "a", "type": "long"}, {"name": "b", "type": "string", "default": "new"}]}
                                """));
        byte[] written = writer.encode(JSON.readTree("{\"a\": 1, \"gone\": \"x\"}"));

        assertThat(reader.decodeAsWrittenBy(writer, written, 0))
                .hasToString("{\"a\":1,\"b\":\"new\"}");
        assertThatThrownBy(
                        () -> writer.decodeAsWrittenBy(reader, reader.encode(reader.example()), 0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aRecordWithinItselfHasFieldsAnExampleAndValues() {
        RecordSchema tree =
                schema(
                        """
                        {"type": "record", "name": "Tree", "fields": [
                          {"name": "name", "type": "string"},
                          {"name": "parent", "type": ["null", "Tree"], "default": null},
                          {"name": "children", "type": {"type": "array", "items": "Tree"}}]}
                        """);
        JsonNode value =
                JSON.readTree(
                        "{\"name\":\"a\",\"parent\":null,\"children\":[{\"name\":\"b\",\"parent\":null,\"children\":[]}]}");

        assertThat(tree.fields())
                .extracting(SchemaField::path)
                .containsExactly("name", "parent", "children");
        assertThat(tree.decode(tree.encode(tree.example()), 0)).isNotNull();
        assertThat(tree.decode(tree.encode(value), 0)).isEqualTo(value);
    }

    @Test
    void aSchemaMayReferToOthers() {
        SchemaText order =
                new SchemaText(
                        SchemaType.AVRO,
                        "{\"type\": \"record\", \"name\": \"Order\", \"fields\": [{\"name\":"
                                + " \"total\", \"type\": \"shop.Money\"}]}",
                        List.of(
                                new SchemaText.Named(
                                        "shop.Money",
                                        "{\"type\": \"record\", \"name\": \"Money\", \"namespace\":"
                                                + " \"shop\", \"fields\": [{\"name\": \"cents\","
                                                + " \"type\": \"long\"}]}")));

        assertThat(order.parse().fields())
                .extracting(SchemaField::path)
                .containsExactly("total", "total.cents");
        assertThatThrownBy(() -> SchemaText.of(SchemaType.AVRO, order.text()).parse())
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("shop.Money");
    }

    /**
     * A list that claims two billion elements, texts that claim gigabytes, and depth without end.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    '{"type": "array", "items": "null"}' | 'fe ff ff ff 0f'
                    '{"type": "array", "items": "string"}' | 'fe ff ff ff 0f'
                    '"string"' | 'fe ff ff ff 0f'
                    '"bytes"'  | 'fe ff ff ff 0f 01'
                    '"string"' | '01'
                    '["null", "string"]' | '09'
                    '{"type": "enum", "name": "E", "symbols": ["A", "B"]}' | '09'
                    '"int"' | 'ff ff ff ff ff ff ff'
                    '"int"' | ''
                    '"int"' | '02 02'
                    """)
    void damagedBytesCostNothing(String type, String hex) {
        byte[] bytes =
                hex == null || hex.isEmpty()
                        ? new byte[0]
                        : HexFormat.ofDelimiter(" ").parseHex(hex);

        assertThatThrownBy(() -> holding(type).decode(bytes, 0))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void depthWithoutEndIsRefused() {
        RecordSchema chain =
                schema(
                        "{\"type\": \"record\", \"name\": \"Chain\", \"fields\": [{\"name\":"
                                + " \"next\", \"type\": [\"null\", \"Chain\"]}]}");
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) 2);

        assertThatThrownBy(() -> chain.decode(bytes, 0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("deeply");
    }
}
