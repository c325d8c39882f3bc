package io.streamplatform.dashboard.formats;

import io.streamplatform.dashboard.registry.SchemaLabel;
import org.jspecify.annotations.Nullable;

/**
 * Bytes made readable, or why they could not be.
 *
 * @param text what to show; null when it could not be read
 * @param kind what it is, such as JSON, TEXT or LONG
 * @param cut whether there is more than what is shown
 * @param problem why it could not be read; null when it could
 * @param schema the schema that it was read by; null when by none
 */
public record Decoded(
        @Nullable String text,
        String kind,
        boolean cut,
        @Nullable String problem,
        @Nullable SchemaLabel schema) {

    /** Read without a schema. */
    public Decoded(@Nullable String text, String kind, boolean cut, @Nullable String problem) {
        this(text, kind, cut, problem, null);
    }

    /** All that there is. */
    public static Decoded whole(String text, String kind) {
        return new Decoded(text, kind, false, null);
    }

    /** Not of this format. */
    public static Decoded failed(String problem) {
        return new Decoded(null, "BINARY", false, problem);
    }
}
