package io.streamplatform.starter.web;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request, as it stands in the {@code errors} of a problem
 * detail.
 *
 * @param field name or path of the field or parameter
 * @param value what was given, shortened; null if nothing was
 * @param remedy what is accepted
 */
public record FieldProblem(String field, @Nullable String value, String remedy) {
    private static final int LONGEST_VALUE = 100;

    static FieldProblem of(String field, @Nullable Object value, @Nullable String remedy) {
        String text = value == null ? null : value.toString();
        return new FieldProblem(
                field,
                text == null || text.length() <= LONGEST_VALUE
                        ? text
                        : text.substring(0, LONGEST_VALUE) + "…",
                remedy == null ? "is not valid" : remedy);
    }

    /** The problem as one sentence. */
    String sentence() {
        return value == null
                ? "%s: %s".formatted(field, remedy)
                : "%s: %s (given: %s)".formatted(field, remedy, value);
    }
}
