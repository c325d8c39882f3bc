package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.labs.schemas.Seen.How;
import io.streamplatform.schemas.UndecodableException;
import io.streamplatform.schemas.avro.AvroRecordSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader's schema and a writer's: reads by Avro's schema resolution, and tells of each field of
 * the reader where it came from.
 */
final class Resolution {

    private static final String PREFIX = "not a value of its Avro schema: ";

    private final AvroRecordSchema reader;
    private final AvroRecordSchema writer;
    private final List<Source> sources = new ArrayList<>();
    private final List<String> ignored;

    private record Source(String name, How how, String from) {}

    Resolution(AvroRecordSchema reader, AvroRecordSchema writer) {
        this.reader = reader;
        this.writer = writer;
        Map<String, JsonNode> written = fields(writer);
        TreeSet<String> unread = new TreeSet<>(written.keySet());
        fields(reader)
                .forEach((name, field) -> {
                    Source source = source(name, field, written);
                    sources.add(source);
                    unread.remove(source.from());
                });
        this.ignored = List.copyOf(unread);
    }

    Seen read(byte[] bytes, int offset) {
        try {
            JsonNode value = reader.decodeAsWrittenBy(writer, bytes, offset);
            return new Seen(
                    sources.stream()
                            .map(each ->
                                    new Seen.Field(
                                            each.name(),
                                            value.path(each.name()),
                                            each.how(),
                                            each.from().equals(each.name()) ? null : each.from()))
                            .toList(),
                    ignored,
                    null);
        } catch (UndecodableException e) {
            return Seen.failed(words(e));
        }
    }

    /** The library's own words, without ours before them. */
    private static String words(UndecodableException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
    }

    private static Source source(String name, JsonNode field, Map<String, JsonNode> written) {
        JsonNode same = written.get(name);
        if (same != null) {
            boolean isWidened =
                    field.path("type").isString() && !field.path("type").equals(same.path("type"));
            return new Source(name, isWidened ? How.WIDENED : How.READ, name);
        }
        for (JsonNode alias : field.path("aliases")) {
            if (written.containsKey(alias.asString(""))) {
                return new Source(name, How.RENAMED, alias.asString(""));
            }
        }
        return new Source(name, How.DEFAULTED, name);
    }

    private static Map<String, JsonNode> fields(AvroRecordSchema schema) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (JsonNode field : JsonMapper.shared().readTree(schema.text()).path("fields")) {
            fields.put(field.path("name").asString(""), field);
        }
        return fields;
    }
}
