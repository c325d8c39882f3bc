package io.streamplatform.contracts;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of record fields. Each failure is an {@link IllegalArgumentException} that names the
 * field, what was given and what is accepted, so that it can stand in a dead letter or a problem
 * detail as it is.
 */
public final class Require {
    private static final int LONGEST_VALUE_SHOWN = 80;

    private Require() {}

    /**
     * Requires the only schema version that this build understands.
     *
     * @throws IllegalArgumentException if the record was written by a newer or unknown schema
     */
    public static int schemaVersion(int given, int newestUnderstood) {
        if (given < 1 || given > newestUnderstood) {
            throw new IllegalArgumentException(
                    "schemaVersion must be 1 to %d, but is %d: update this reader to understand it"
                            .formatted(newestUnderstood, given));
        }
        return given;
    }

    /** Requires a value to be there. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** Requires text of 1 to {@code longest} characters that is not blank. */
    public static String text(String field, @Nullable String value, int longest) {
        String text = present(field, value);
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return shortEnough(field, text, longest);
    }

    /** Requires text, if any is given, of at most {@code longest} characters. */
    public static @Nullable String optionalText(String field, @Nullable String value, int longest) {
        return value == null ? null : shortEnough(field, value, longest);
    }

    /** Requires text of the given form, told to people as {@code form}. */
    public static String matching(
            String field, @Nullable String value, Pattern pattern, String form) {
        String text = present(field, value);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "%s must be %s, but is \"%s\"".formatted(field, form, shown(text)));
        }
        return text;
    }

    /** Requires a whole number within a range, both ends included. */
    public static long within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d, but is %d".formatted(field, least, most, value));
        }
        return value;
    }

    /** Requires a finite number within a range, both ends included. */
    public static double within(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, but is %s".formatted(field, least, most, value));
        }
        return value;
    }

    /** Requires at least one element. */
    public static <T extends Collection<?>> T notEmpty(String field, @Nullable T values) {
        T present = present(field, values);
        if (present.isEmpty()) {
            throw new IllegalArgumentException(field + " must have at least one element");
        }
        return present;
    }

    private static String shortEnough(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "%s must have at most %d characters, but has %d"
                            .formatted(field, longest, text.length()));
        }
        return text;
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_VALUE_SHOWN
                ? text
                : text.substring(0, LONGEST_VALUE_SHOWN) + "…";
    }
}
