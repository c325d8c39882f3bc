package io.streamplatform.schemas;

import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Floating-point numbers as JSON, which has no numbers for some of them: see {@link RecordSchema}.
 */
public final class FloatingText {
    private FloatingText() {}

    /** The number that a value stands for; empty if it stands for none. */
    public static OptionalDouble numberOf(JsonNode value) {
        if (value.isNumber()) {
            return OptionalDouble.of(value.doubleValue());
        }
        return switch (value.isString() ? value.stringValue() : "") {
            case "NaN" -> OptionalDouble.of(Double.NaN);
            case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }
}
