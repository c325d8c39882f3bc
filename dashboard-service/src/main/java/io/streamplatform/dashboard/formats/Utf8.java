package io.streamplatform.dashboard.formats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Tells text from other bytes, and JSON from other text. */
final class Utf8 {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(5_000).build())
                    .build();

    private Utf8() {}

    /** The first bytes as text, null when they are none: not UTF-8, or with control characters. */
    static @Nullable String strict(byte[] bytes, int length) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(length);
        boolean all = length == bytes.length;
        try {
            // Not the end of input when cut: half a character at the cut is left out, not an error.
            var result = decoder.decode(ByteBuffer.wrap(bytes, 0, length), chars, all);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            return null;
        }
        chars.flip();
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return null;
            }
        }
        return chars.toString();
    }

    /**
     * Whether a text is one JSON object or array; of one that was cut only the start is looked at.
     */
    static boolean isJson(String text, boolean cut) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        return cut || isOneValue(text);
    }

    /** Whether a text is one JSON value, and nothing after it. */
    static boolean isOneValue(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            int depth = 0;
            boolean closed = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (closed) {
                    return false; // a second value follows: it is not one document
                }
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
                closed = depth == 0;
            }
            return closed;
        } catch (JacksonException e) {
            return false;
        }
    }
}
