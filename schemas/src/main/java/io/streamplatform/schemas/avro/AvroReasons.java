package io.streamplatform.schemas.avro;

import io.streamplatform.schemas.Incompatibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/** Tells what Avro's own check has found, in words and with a remedy. */
final class AvroReasons {
    private AvroReasons() {}

    /**
     * The reasons that a finding stands for.
     *
     * @param root the reader's schema
     */
    static List<Incompatibility> of(SchemaCompatibility.Incompatibility found, Schema root) {
        return of(found, root, "");
    }

    private static List<Incompatibility> of(
            SchemaCompatibility.Incompatibility found, Schema root, String within) {
        String path = joined(within, path(found.getLocation(), root));
        return found.getType() == SchemaIncompatibilityType.MISSING_UNION_BRANCH
                ? ofBranches(found, path)
                : List.of(reason(found, path));
    }

    /** A branch that is there under its name, but is not the same, is looked into. */
    private static List<Incompatibility> ofBranches(
            SchemaCompatibility.Incompatibility found, String path) {
        List<Incompatibility> reasons = new ArrayList<>();
        for (Schema written : branches(found.getWriterFragment())) {
            for (Schema read : branches(found.getReaderFragment())) {
                if (read.getType() == written.getType()
                        && read.getFullName().equals(written.getFullName())) {
                    SchemaCompatibility.checkReaderWriterCompatibility(read, written)
                            .getResult()
                            .getIncompatibilities()
                            .forEach(each -> reasons.addAll(of(each, read, path)));
                }
            }
        }
        return reasons.isEmpty() ? List.of(reason(found, path)) : List.copyOf(reasons);
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    private static String joined(String within, String path) {
        if (within.isEmpty() || path.isEmpty()) {
            return within + path;
        }
        boolean isElement = path.startsWith("[") || path.startsWith("{");
        return isElement ? within + path : within + "." + path;
    }

    private static Incompatibility reason(SchemaCompatibility.Incompatibility found, String path) {
        Schema reader = found.getReaderFragment();
        Schema writer = found.getWriterFragment();
        String field = path.isEmpty() ? "the value" : path;
        String reason =
                switch (found.getType()) {
                    case READER_FIELD_MISSING_DEFAULT_VALUE ->
                            "the reader needs %s, which the writer does not write: give the field a default"
                                    .formatted(field);
                    case TYPE_MISMATCH ->
                            "%s was written as %s and is read as %s: add a new field of the new type instead"
                                    .formatted(
                                            field,
                                            AvroFields.typeOf(writer),
                                            AvroFields.typeOf(reader));
                    case MISSING_ENUM_SYMBOLS ->
                            "the reader does not know the symbols %s of %s: give its enum a default"
                                    .formatted(found.getMessage(), field);
                    case MISSING_UNION_BRANCH ->
                            "%s may be written as %s, which the reader's %s has not: keep that branch"
                                    .formatted(
                                            field,
                                            AvroFields.typeOf(writer),
                                            AvroFields.typeOf(reader));
                    case NAME_MISMATCH ->
                            "%s is called %s by the writer and %s by the reader: keep the name, or name the old one as an alias"
                                    .formatted(field, writer.getFullName(), reader.getFullName());
                    case FIXED_SIZE_MISMATCH ->
                            "%s has %d bytes as written and %d as read: keep the size"
                                    .formatted(field, writer.getFixedSize(), reader.getFixedSize());
                };
        return new Incompatibility(path, found.getType().name(), reason);
    }

    /**
     * A field's path, of Avro's JSON pointer into the reader's schema, e.g. {@code
     * /fields/3/type/1/items}.
     */
    private static String path(String pointer, Schema root) {
        StringBuilder path = new StringBuilder();
        Schema at = root;
        Iterator<String> tokens =
                Arrays.stream(pointer.split("/")).filter(token -> !token.isEmpty()).iterator();
        while (tokens.hasNext()) {
            String token = tokens.next();
            switch (token) {
                case "fields" -> {
                    Schema.Field field = at.getFields().get(Integer.parseInt(tokens.next()));
                    path.append(path.isEmpty() ? "" : ".").append(field.name());
                    at = field.schema();
                }
                case "items" -> {
                    path.append("[]");
                    at = at.getElementType();
                }
                case "values" -> {
                    path.append("{}");
                    at = at.getValueType();
                }
                case "type" -> {
                    // the type of the field that was just named
                }
                default -> {
                    if (at.getType() != Schema.Type.UNION) {
                        return path.toString(); // a name, a size or symbols: of what is named
                    }
                    at = at.getTypes().get(Integer.parseInt(token));
                }
            }
        }
        return path.toString();
    }
}
