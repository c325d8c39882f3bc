package io.streamplatform.dashboard.formats;

import org.jspecify.annotations.Nullable;

/**
 * Bytes made readable, or why they could not be.
 *
 * @param text what to show; null when it could not be read
 * @param kind what it is, such as JSON, TEXT or LONG
 * @param cut whether there is more than what is shown
 * @param problem why it could not be read; null when it could
 */
public record Decoded(@Nullable String text, String kind, boolean cut, @Nullable String problem) {

    /** All that there is. */
    public static Decoded whole(String text, String kind) {
        return new Decoded(text, kind, false, null);
    }

    /** Not of this format. */
    public static Decoded failed(String problem) {
        return new Decoded(null, "BINARY", false, problem);
    }
}
