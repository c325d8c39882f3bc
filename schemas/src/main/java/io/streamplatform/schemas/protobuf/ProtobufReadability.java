package io.streamplatform.schemas.protobuf;

import static io.streamplatform.schemas.ValuePath.below;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.streamplatform.schemas.Incompatibility;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether messages of a writer's file are understood by a reader's, field number by field number,
 * by the rules of <a href="https://protobuf.dev/programming-guides/proto3/#updating">Updating A
 * Message Type</a>.
 */
final class ProtobufReadability {
    /** Types that are read as one another, cut to size where they are shorter. */
    private static final List<Set<FieldDescriptor.Type>> ALIKE =
            List.of(
                    EnumSet.of(
                            FieldDescriptor.Type.INT32,
                            FieldDescriptor.Type.INT64,
                            FieldDescriptor.Type.UINT32,
                            FieldDescriptor.Type.UINT64,
                            FieldDescriptor.Type.BOOL),
                    EnumSet.of(FieldDescriptor.Type.SINT32, FieldDescriptor.Type.SINT64),
                    EnumSet.of(FieldDescriptor.Type.FIXED32, FieldDescriptor.Type.SFIXED32),
                    EnumSet.of(FieldDescriptor.Type.FIXED64, FieldDescriptor.Type.SFIXED64));

    private final FileDescriptor reader;
    private final FileDescriptor writer;
    private final List<Incompatibility> problems = new ArrayList<>();

    ProtobufReadability(FileDescriptor reader, FileDescriptor writer) {
        this.reader = reader;
        this.writer = writer;
    }

    List<Incompatibility> problems() {
        messages(reader.getMessageTypes(), writer.getMessageTypes(), "");
        return List.copyOf(problems);
    }

    private void messages(List<Descriptor> read, List<Descriptor> written, String path) {
        for (Descriptor message : written) {
            read.stream()
                    .filter(other -> other.getName().equals(message.getName()))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> message(other, message, ProtobufFields.inside(path, message)),
                            () ->
                                    add(
                                            ProtobufFields.inside(path, message),
                                            "MESSAGE_REMOVED",
                                            "message %s is written, and the reader has none of that name: keep it"
                                                    .formatted(message.getFullName())));
        }
    }

    private void message(Descriptor read, Descriptor written, String path) {
        for (FieldDescriptor field : written.getFields()) {
            FieldDescriptor other = read.findFieldByNumber(field.getNumber());
            String place = below(path, field.getJsonName());
            if (other != null) {
                field(other, field, place);
            } else if (field.isRequired()) {
                add(
                        place,
                        "REQUIRED_REMOVED",
                        "%s is required by the writer and unknown to the reader: keep it"
                                .formatted(field.getName()));
            }
        }
        for (FieldDescriptor field : read.getFields()) {
            boolean isNew = written.findFieldByNumber(field.getNumber()) == null;
            if (isNew && field.isRequired()) {
                add(
                        below(path, field.getJsonName()),
                        "REQUIRED_ADDED",
                        "the reader requires %s, which the writer does not write: let it be optional"
                                .formatted(field.getName()));
            }
            if (isNew && written.findFieldByName(field.getName()) != null) {
                add(
                        below(path, field.getJsonName()),
                        "NUMBER_CHANGED",
                        "%s is number %d for the reader and %d for the writer: keep the number"
                                .formatted(
                                        field.getName(),
                                        field.getNumber(),
                                        written.findFieldByName(field.getName()).getNumber()));
            }
        }
        messages(read.getNestedTypes(), written.getNestedTypes(), path);
    }

    private void field(FieldDescriptor read, FieldDescriptor written, String place) {
        if (!isSameOnTheWire(read, written)) {
            add(
                    place,
                    "TYPE_CHANGED",
                    "%s was written as %s and is read as %s: add a new field with a new number instead"
                            .formatted(
                                    place,
                                    ProtobufFields.typeOf(written),
                                    ProtobufFields.typeOf(read)));
        } else if (!read.getName().equals(written.getName())) {
            add(
                    place,
                    "RENAMED",
                    "number %d is %s for the writer and %s for the reader: the bytes can be read, but code, JSON and filters that use the name cannot"
                            .formatted(written.getNumber(), written.getName(), read.getName()));
        }
        boolean intoChoice =
                read.getRealContainingOneof() != null && written.getRealContainingOneof() == null;
        if (intoChoice && written.getContainingType().findFieldByNumber(other(read)) != null) {
            add(
                    place,
                    "MOVED_INTO_ONEOF",
                    "%s is now one of several, of which a reader keeps the last only: leave it outside"
                            .formatted(place));
        }
        if (read.getJavaType() == FieldDescriptor.JavaType.ENUM
                && written.getJavaType() == FieldDescriptor.JavaType.ENUM) {
            symbols(read.getEnumType(), written.getEnumType(), place);
        }
    }

    private static int other(FieldDescriptor inChoice) {
        return inChoice.getRealContainingOneof().getFields().stream()
                .filter(field -> field != inChoice)
                .map(FieldDescriptor::getNumber)
                .findFirst()
                .orElse(0);
    }

    private void symbols(EnumDescriptor read, EnumDescriptor written, String place) {
        for (EnumValueDescriptor symbol : written.getValues()) {
            EnumValueDescriptor other = read.findValueByNumber(symbol.getNumber());
            if (other == null) {
                add(
                        place,
                        "SYMBOL_UNKNOWN",
                        "%s may be written as %s, which the reader knows by its number %d only: keep the symbol"
                                .formatted(place, symbol.getName(), symbol.getNumber()));
            } else if (!other.getName().equals(symbol.getName())) {
                add(
                        place,
                        "SYMBOL_CHANGED",
                        "number %d of %s is %s for the writer and %s for the reader: keep the names"
                                .formatted(
                                        symbol.getNumber(),
                                        place,
                                        symbol.getName(),
                                        other.getName()));
            }
        }
    }

    private static boolean isSameOnTheWire(FieldDescriptor read, FieldDescriptor written) {
        if (read.isRepeated() != written.isRepeated()
                || read.isMapField() != written.isMapField()) {
            return false;
        }
        if (read.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && written.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            return read.getMessageType()
                    .getFullName()
                    .equals(written.getMessageType().getFullName());
        }
        return read.getType() == written.getType()
                || ALIKE.stream()
                        .anyMatch(alike ->
                                alike.contains(read.getType())
                                        && alike.contains(written.getType()));
    }

    private void add(String path, String rule, String reason) {
        problems.add(new Incompatibility(path, rule, reason));
    }
}
