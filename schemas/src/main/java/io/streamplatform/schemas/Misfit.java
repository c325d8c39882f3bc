package io.streamplatform.schemas;

/**
 * A place where a value does not fit its schema.
 *
 * @param path where in the value, e.g. {@code lines[0].quantity}; empty for the whole
 * @param expected what the schema asks for, e.g. {@code int}
 * @param given what the value has there, e.g. {@code the text "two"}
 */
public record Misfit(String path, String expected, String given) {

    /** In a sentence. */
    public String message() {
        return "%s must be %s, but is %s"
                .formatted(path.isEmpty() ? "the value" : path, expected, given);
    }
}
