package io.streamplatform.dashboard.produce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What makes two JSON documents alike to a person: the same fields, and the same word where a field
 * tells what kind of thing it is.
 *
 * @param kind the word of such a field; null when there is none
 * @param fields paths of the fields
 */
record JsonShape(@Nullable String kind, Set<String> fields) {

    private static final Set<String> KINDS =
            Set.of("type", "kind", "event", "eventType", "event_type");
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_KIND = 60;
    private static final JsonFactory DOCUMENTS = new JsonFactory();

    /** Is it an object or an array? A number or a word alone is better read as text. */
    static boolean isDocument(String text) {
        String start = text.stripLeading();
        return (start.startsWith("{") || start.startsWith("[")) && of(text) != null;
    }

    /** The shape of a document; null when the text is none. */
    static @Nullable JsonShape of(String text) {
        Set<String> fields = new TreeSet<>();
        String kind = null;
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = DOCUMENTS.createParser(ObjectReadContext.empty(), text)) {
            JsonToken token = parser.nextToken();
            if (token == null || !token.isStructStart()) {
                return null;
            }
            String name = "";
            int depth = 1;
            for (token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0) {
                    return null; // a second document
                }
                if (token == JsonToken.PROPERTY_NAME) {
                    name = parser.currentName();
                    if (fields.size() < MOST_FIELDS) {
                        fields.add(String.join(".", path.reversed()) + "/" + name);
                    }
                } else if (token.isStructStart()) {
                    depth++;
                    path.push(name);
                } else if (token.isStructEnd()) {
                    depth--;
                    path.poll();
                } else if (depth == 1 && token == JsonToken.VALUE_STRING && KINDS.contains(name)) {
                    String told = parser.getString();
                    kind = kind == null && told.length() <= LONGEST_KIND ? told : kind;
                }
            }
            return depth == 0 ? new JsonShape(kind, fields) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
