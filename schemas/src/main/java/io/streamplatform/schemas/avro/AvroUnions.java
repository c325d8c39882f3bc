package io.streamplatform.schemas.avro;

import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a union's branch is told in JSON. Avro's own JSON names it always; here it is named only
 * where its value alone would not tell it, so that a field that may be null reads like any other.
 */
final class AvroUnions {
    private AvroUnions() {}

    /** Whether a value of the branch stands below the branch's name. */
    static boolean isNamedInJson(Schema union, Schema branch) {
        return onlyPresent(union) < 0 && isAlike(union, branch);
    }

    private static boolean isAlike(Schema union, Schema branch) {
        return union.getTypes().stream().filter(other -> look(other) == look(branch)).count() > 1;
    }

    /** The branch that a value names, as {@code {"name": ...}}; null if it names none. */
    static @Nullable Schema named(Schema union, JsonNode value) {
        if (!value.isObject() || value.size() != 1) {
            return null;
        }
        String name = value.propertyNames().iterator().next();
        return union.getTypes().stream()
                .filter(branch -> branch.getFullName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The place of the only branch that is not null, as a field has it that may be null and nothing
     * else; -1 if there is no such, or are more.
     */
    static int onlyPresent(Schema union) {
        int only = -1;
        for (int i = 0; i < union.getTypes().size(); i++) {
            if (union.getTypes().get(i).getType() != Schema.Type.NULL) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    /** The branches that are not null. */
    static List<Schema> present(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
    }

    private enum Look {
        NOTHING,
        TRUTH,
        NUMBER,
        TEXT,
        LIST,
        OBJECT
    }

    private static Look look(Schema schema) {
        if (AvroTimes.isTime(schema.getLogicalType())) {
            return Look.TEXT;
        }
        return switch (schema.getType()) {
            case NULL, UNION -> Look.NOTHING;
            case BOOLEAN -> Look.TRUTH;
            case INT, LONG, FLOAT, DOUBLE -> Look.NUMBER;
            case STRING, ENUM -> Look.TEXT;
            case BYTES, FIXED -> AvroWriter.isDecimal(schema) ? Look.NUMBER : Look.TEXT;
            case ARRAY -> Look.LIST;
            case RECORD, MAP -> Look.OBJECT;
        };
    }
}
