package io.streamplatform.dashboard.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields that were seen in some records, as paths such as {@code value.user.id}.
 *
 * @param key paths in keys
 * @param value paths in values
 * @param headers names of headers
 * @param sampled records that were looked at
 */
record SeenFields(List<Field> key, List<Field> value, List<String> headers, int sampled) {

    private static final int MOST_FIELDS = 300;
    private static final int MOST_HEADERS = 100;
    private static final int DEEPEST = 6;
    private static final int LONGEST_EXAMPLE = 80;
    private static final Set<String> NO_NAMES = Set.of("in", "true", "false", "null");
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A field.
     *
     * @param path how a filter names it
     * @param type string, int, double, bool, null, list or map; several joined by |
     * @param example a value that was seen; null for maps and lists
     */
    record Field(String path, String type, @Nullable String example) {

        private Field and(Field other) {
            boolean known = List.of(type.split("\\|")).contains(other.type);
            return new Field(
                    path,
                    known ? type : type + "|" + other.type,
                    example == null ? other.example : example);
        }
    }

    static SeenFields in(List<ShownRecord> records) {
        Map<String, Field> keys = new LinkedHashMap<>();
        Map<String, Field> values = new LinkedHashMap<>();
        TreeSet<String> headers = new TreeSet<>();
        for (ShownRecord record : records) {
            read(record.key(), record.keyFormat(), "key", keys);
            read(record.value(), record.valueFormat(), "value", values);
            for (ShownRecord.RecordHeader header : record.headers()) {
                if (headers.size() < MOST_HEADERS) {
                    headers.add(header.key());
                }
            }
        }
        return new SeenFields(
                List.copyOf(keys.values()),
                List.copyOf(values.values()),
                List.copyOf(headers),
                records.size());
    }

    private static void read(
            @Nullable String text, String format, String root, Map<String, Field> into) {
        if (text == null || !format.equals("JSON")) {
            return;
        }
        try {
            read(JSON.readTree(text), root, 0, into);
        } catch (JacksonException e) {
            // cut, or deeper than is read: there are others to learn from
        }
    }

    private static void read(JsonNode node, String path, int depth, Map<String, Field> into) {
        if (depth > 0 && (into.containsKey(path) || into.size() < MOST_FIELDS)) {
            into.merge(path, new Field(path, type(node), example(node)), Field::and);
        }
        if (node.isObject() && depth < DEEPEST) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                read(entry.getValue(), path + step(entry.getKey()), depth + 1, into);
            }
        } else if (node.isArray() && depth < DEEPEST && !node.isEmpty()) {
            read(node.get(0), path + "[0]", depth + 1, into);
        }
    }

    /** A name that is no identifier is written in brackets. */
    private static String step(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !NO_NAMES.contains(name)
                ? "." + name
                : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "map";
            case ARRAY -> "list";
            case STRING, BINARY -> "string";
            case NUMBER -> node.isIntegralNumber() ? "int" : "double";
            case BOOLEAN -> "bool";
            case NULL, MISSING -> "null";
        };
    }

    private static @Nullable String example(JsonNode node) {
        if (node.isContainer() || node.isNull()) {
            return null;
        }
        String text = node.asString();
        return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
    }
}
