package io.streamplatform.schemas.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.schema.CoreLoader;
import com.squareup.wire.schema.CoreLoaderKt;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaException;
import com.squareup.wire.schema.internal.SchemaEncoder;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.SchemaText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns the text of a {@code .proto} file into Protobuf's own descriptors. Protobuf's library for
 * Java has no parser; Wire's is used for that.
 */
final class ProtoFiles {
    private static final String MAIN = "value.proto";

    private static final Map<String, FileDescriptor> WELL_KNOWN =
            Map.of(
                    "google/protobuf/any.proto", AnyProto.getDescriptor(),
                    "google/protobuf/descriptor.proto", DescriptorProtos.getDescriptor(),
                    "google/protobuf/duration.proto", DurationProto.getDescriptor(),
                    "google/protobuf/empty.proto", EmptyProto.getDescriptor(),
                    "google/protobuf/field_mask.proto", FieldMaskProto.getDescriptor(),
                    "google/protobuf/struct.proto", StructProto.getDescriptor(),
                    "google/protobuf/timestamp.proto", TimestampProto.getDescriptor(),
                    "google/protobuf/wrappers.proto", WrappersProto.getDescriptor());

    private final Schema linked;
    private final SchemaEncoder encoder;
    private final Map<String, FileDescriptor> built = new HashMap<>(WELL_KNOWN);

    private ProtoFiles(Schema linked) {
        this.linked = linked;
        this.encoder = new SchemaEncoder(linked);
    }

    /**
     * Understands a file and those that it imports.
     *
     * @throws InvalidSchemaException if one of them is no file of Protobuf, or is missing
     */
    static FileDescriptor parse(SchemaText given) {
        try {
            Map<String, ProtoFile> files = new HashMap<>();
            given.references()
                    .forEach(each -> files.put(each.name(), file(each.name(), each.text())));
            Linker linker = new Linker(new Given(files), new ErrorCollector(), true, true);
            Schema linked = linker.link(List.of(file(MAIN, given.text())));
            linker.getErrors().throwIfNonEmpty();
            return new ProtoFiles(linked).descriptor(MAIN);
        } catch (SchemaException | IllegalStateException | IllegalArgumentException e) {
            throw new InvalidSchemaException("not a Protobuf schema: " + firstLine(e), e);
        } catch (DescriptorValidationException | InvalidProtocolBufferException e) {
            throw new InvalidSchemaException("not a Protobuf schema: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new InvalidSchemaException("not a Protobuf schema: it is nested too deeply", e);
        }
    }

    private static ProtoFile file(String path, String text) {
        return ProtoFile.Companion.get(ProtoParser.Companion.parse(Location.get(path), text));
    }

    private FileDescriptor descriptor(String path)
            throws DescriptorValidationException, InvalidProtocolBufferException {
        FileDescriptor known = built.get(path);
        if (known != null) {
            return known;
        }
        ProtoFile file = Objects.requireNonNull(linked.protoFile(path), path);
        FileDescriptorProto proto =
                Reservations.kept(
                        FileDescriptorProto.parseFrom(encoder.encode(file).toByteArray()),
                        file.toElement());
        FileDescriptor[] imports = new FileDescriptor[proto.getDependencyCount()];
        for (int i = 0; i < imports.length; i++) {
            imports[i] = descriptor(proto.getDependency(i));
        }
        FileDescriptor descriptor = FileDescriptor.buildFrom(proto, imports);
        built.put(path, descriptor);
        return descriptor;
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** Finds imports among what was given, and those that every compiler brings along. */
    private record Given(Map<String, ProtoFile> files) implements Loader {
        @Override
        public ProtoFile load(String path) {
            ProtoFile given = files.get(path);
            if (given != null) {
                return given;
            }
            if (!CoreLoaderKt.isWireRuntimeProto(path)) {
                throw new InvalidSchemaException(
                        "not a Protobuf schema: %s is imported and not given: name it as a reference"
                                .formatted(path));
            }
            return CoreLoader.INSTANCE.load(path);
        }

        @Override
        public Loader withErrors(ErrorCollector errors) {
            return this;
        }
    }
}
