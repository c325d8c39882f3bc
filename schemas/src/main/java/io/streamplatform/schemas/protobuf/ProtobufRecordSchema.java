package io.streamplatform.schemas.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
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
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A schema of <a href="https://protobuf.dev/programming-guides/proto3/">Protobuf</a>. A file may
 * describe several messages: what is written is the first; what is read is the one that the value
 * says, by the indexes that Confluent's clients put in front of it.
 */
public final class ProtobufRecordSchema implements RecordSchema {
    private static final int MOST_INDEXES = 32;

    private final String text;
    private final FileDescriptor file;
    private final Descriptor first;

    private ProtobufRecordSchema(String text, FileDescriptor file, Descriptor first) {
        this.text = text;
        this.file = file;
        this.first = first;
    }

    /**
     * Understands a schema.
     *
     * @throws InvalidSchemaException if it is none, has no message, or one that it imports is
     *     missing
     */
    public static ProtobufRecordSchema parse(SchemaText given) {
        FileDescriptor file = ProtoFiles.parse(given);
        if (file.getMessageTypes().isEmpty()) {
            throw new InvalidSchemaException("not a schema of records: it describes no message");
        }
        return new ProtobufRecordSchema(given.text(), file, file.getMessageTypes().getFirst());
    }

    @Override
    public SchemaType type() {
        return SchemaType.PROTOBUF;
    }

    @Override
    public String name() {
        return first.getFullName();
    }

    @Override
    public String text() {
        return text;
    }

    /** As it was given: it has comments, which no other form would keep. */
    @Override
    public String formatted() {
        return text.strip();
    }

    @Override
    public List<SchemaField> fields() {
        return ProtobufFields.of(first);
    }

    @Override
    public JsonNode example() {
        return ProtobufExample.of(first);
    }

    @Override
    public byte[] encode(JsonNode value) {
        DynamicMessage message = ProtobufWriter.message(first, value, "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.getSerializedSize() + 1);
        try {
            bytes.write(0); // the first message, by Confluent's short form
            message.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public JsonNode decode(byte[] bytes, int offset) {
        try {
            CodedInputStream in =
                    CodedInputStream.newInstance(bytes, offset, bytes.length - offset);
            Descriptor described = described(in);
            return ProtobufReader.json(DynamicMessage.parseFrom(described, in));
        } catch (IOException e) {
            throw new UndecodableException(
                    "not a value of Protobuf schema %s: %s".formatted(name(), e.getMessage()), e);
        }
    }

    /** The message that the indexes in front of a value name: of the file, then of the message. */
    private Descriptor described(CodedInputStream in) throws IOException {
        int count = in.readSInt32();
        if (count < 0 || count > MOST_INDEXES) {
            throw new UndecodableException(
                    "not a value of Protobuf schema %s: it names no message".formatted(name()));
        }
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indexes.add(in.readSInt32());
        }
        List<Descriptor> among = file.getMessageTypes();
        Descriptor described = first;
        for (int index : indexes) {
            if (index < 0 || index >= among.size()) {
                throw new UndecodableException(
                        "not a value of Protobuf schema %s: it has no message of indexes %s"
                                .formatted(name(), indexes));
            }
            described = among.get(index);
            among = described.getNestedTypes();
        }
        return described;
    }

    @Override
    public List<Incompatibility> problemsReading(RecordSchema writer) {
        return writer instanceof ProtobufRecordSchema other
                ? new ProtobufReadability(file, other.file).problems()
                : List.of(
                        new Incompatibility(
                                "",
                                "OTHER_KIND",
                                "a reader of Protobuf cannot read what was written as %s"
                                        .formatted(writer.type().title())));
    }

    @Override
    public List<Incompatibility> hazardsAfter(RecordSchema before) {
        return before instanceof ProtobufRecordSchema other
                ? ProtobufHazards.of(file, other.file)
                : List.of();
    }
}
