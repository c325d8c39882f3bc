package io.streamplatform.dashboard.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Copies a JSON document without what rules mask. It goes token by token, so that nothing is
 * rounded, and fields of the same name are each looked at.
 */
final class JsonMask {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(5_000)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final List<MaskRule> rules;

    JsonMask(List<MaskRule> rules) {
        this.rules = rules;
    }

    /** The document as it may be seen; null when it is no JSON object or array. */
    byte @Nullable [] mask(byte[] document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length + 64);
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), document);
                JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            JsonToken first = in.nextToken();
            if (first == null || !first.isStructStart()) {
                return null;
            }
            copy(in, to);
            if (in.nextToken() != null) {
                return null; // more than one document: somebody else may read the second
            }
        } catch (JacksonException e) {
            return null;
        }
        return out.toByteArray();
    }

    private void copy(JsonParser in, JsonGenerator to) {
        List<String> names = new ArrayList<>();
        // For each open object or array: how many names lead to it.
        List<Integer> depths = new ArrayList<>();
        do {
            JsonToken token = in.currentToken();
            if (token == JsonToken.PROPERTY_NAME) {
                while (names.size() > depths.getLast()) {
                    names.removeLast();
                }
                String name = in.currentName();
                names.add(name);
                MaskRule rule = rule(names);
                if (rule == null) {
                    to.writeName(name);
                } else {
                    in.nextToken();
                    replace(in, to, name, rule);
                    names.removeLast();
                }
            } else if (token.isStructStart()) {
                depths.add(names.size());
                copyToken(in, to);
            } else if (token.isStructEnd()) {
                int depth = depths.removeLast();
                while (names.size() > depth) {
                    names.removeLast();
                }
                copyToken(in, to);
            } else {
                copyToken(in, to);
            }
        } while (!depths.isEmpty() && in.nextToken() != null);
        if (!depths.isEmpty()) {
            throw new IllegalStateException("The parser ends no document early");
        }
    }

    private static void replace(JsonParser in, JsonGenerator to, String name, MaskRule rule) {
        String shown = rule.inPlaceOf(content(in));
        if (shown != null) {
            to.writeName(name);
            to.writeString(shown);
        }
    }

    /** The text of a scalar, the JSON of what is more. */
    private static byte[] content(JsonParser in) {
        if (!in.currentToken().isStructStart()) {
            return in.getString().getBytes(UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            int depth = 0;
            do {
                JsonToken token = in.currentToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
                copyToken(in, to);
            } while (depth > 0 && in.nextToken() != null);
        }
        return out.toByteArray();
    }

    private static void copyToken(JsonParser in, JsonGenerator to) {
        switch (in.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(in.getString());
            default -> to.copyCurrentEvent(in);
        }
    }

    private @Nullable MaskRule rule(List<String> names) {
        for (MaskRule rule : rules) {
            if (rule.masksField(names)) {
                return rule;
            }
        }
        return null;
    }
}
