package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.BadParameter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text as bytes and back, exactly or not at all. */
final class Utf8 {

    private Utf8() {}

    /** Half of a surrogate pair has no bytes, and what was given is not silently changed. */
    static byte[] bytes(String text, String field) {
        try {
            ByteBuffer encoded =
                    StandardCharsets.UTF_8
                            .newEncoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new BadParameter(
                    field,
                    null,
                    "it holds half of a surrogate pair, which is no character; give whole"
                            + " characters.");
        }
    }

    /**
     * Text that a form can hold and give back as it was; null when there is none. A browser's text
     * field makes one line break of two characters, so what holds a carriage return is none.
     */
    static @Nullable String editable(byte[] bytes) {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
        return text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t') ? text : null;
    }
}
