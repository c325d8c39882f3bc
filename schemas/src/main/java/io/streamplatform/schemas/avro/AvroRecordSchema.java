package io.streamplatform.schemas.avro;

import io.streamplatform.schemas.Incompatibility;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import tools.jackson.databind.JsonNode;

/** A schema of <a href="https://avro.apache.org/docs/1.12.0/specification/">Avro</a>. */
public final class AvroRecordSchema implements RecordSchema {
    private final String text;
    private final Schema schema;

    private AvroRecordSchema(String text, Schema schema) {
        this.text = text;
        this.schema = schema;
    }

    /**
     * Understands a schema.
     *
     * @throws InvalidSchemaException if it is none, or one that it refers to is missing
     */
    public static AvroRecordSchema parse(SchemaText given) {
        Schema.Parser parser = new Schema.Parser();
        try {
            given.references().forEach(reference -> parser.parse(reference.text()));
            return new AvroRecordSchema(given.text(), parser.parse(given.text()));
        } catch (AvroRuntimeException e) {
            throw new InvalidSchemaException("not an Avro schema: " + reason(e), e);
        } catch (StackOverflowError e) {
            throw new InvalidSchemaException("not an Avro schema: it is nested too deeply", e);
        }
    }

    @Override
    public SchemaType type() {
        return SchemaType.AVRO;
    }

    @Override
    public String name() {
        return schema.getFullName();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String formatted() {
        return AvroJson.indented(text);
    }

    @Override
    public List<SchemaField> fields() {
        return AvroFields.of(schema);
    }

    @Override
    public JsonNode example() {
        return AvroExample.of(schema);
    }

    @Override
    public byte[] encode(JsonNode value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            AvroWriter.write(schema, value, "", encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public JsonNode decode(byte[] bytes, int offset) {
        return decode(schema, bytes, offset);
    }

    /**
     * Reads a value that another schema has written, as a consumer does that was built with this
     * one: by Avro's rules of <a
     * href="https://avro.apache.org/docs/1.12.0/specification/#schema-resolution">schema
     * resolution</a>.
     *
     * @throws UndecodableException if the two do not go together, or the bytes are damaged
     */
    public JsonNode decodeAsWrittenBy(AvroRecordSchema writer, byte[] bytes, int offset) {
        try {
            Object resolved =
                    new GenericDatumReader<>(writer.schema, schema)
                            .read(null, decoderOf(bytes, offset));
            ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(rewritten, null);
            new GenericDatumWriter<>(schema).write(resolved, encoder);
            encoder.flush();
            return decode(schema, rewritten.toByteArray(), 0);
        } catch (IOException | RuntimeException e) {
            throw undecodable(e);
        }
    }

    @Override
    public List<Incompatibility> problemsReading(RecordSchema writer) {
        if (!(writer instanceof AvroRecordSchema other)) {
            return List.of(
                    new Incompatibility(
                            "",
                            "OTHER_KIND",
                            "a reader of Avro cannot read what was written as %s"
                                    .formatted(writer.type().title())));
        }
        return SchemaCompatibility.checkReaderWriterCompatibility(schema, other.schema)
                .getResult()
                .getIncompatibilities()
                .stream()
                .flatMap(found -> AvroReasons.of(found, schema).stream())
                .toList();
    }

    private static JsonNode decode(Schema schema, byte[] bytes, int offset) {
        try {
            BinaryDecoder decoder = decoderOf(bytes, offset);
            JsonNode value = new AvroReader(decoder).read(schema);
            if (!decoder.isEnd()) {
                throw new UndecodableException(
                        "not a value of Avro schema %s: bytes are left over after it"
                                .formatted(schema.getFullName()));
            }
            return value;
        } catch (UndecodableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw undecodable(e);
        }
    }

    /** Of a text that is no JSON, what the parser says, without its word on where it read it. */
    private static String reason(AvroRuntimeException e) {
        Throwable told = e.getCause() == null ? e : e.getCause();
        return String.valueOf(told.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .split(" \\(start marker")[0];
    }

    private static BinaryDecoder decoderOf(byte[] bytes, int offset) {
        return DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    }

    private static UndecodableException undecodable(Exception e) {
        String message = e.getMessage();
        return new UndecodableException(
                "not a value of its Avro schema: "
                        + (message == null ? "the bytes end too early" : message),
                e);
    }
}
