package io.streamplatform.launcher.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param subject what was measured, e.g. {@code start}
 * @param name what about it
 * @param unit of the value, and of the aim
 * @param aim what it should be, null when it stands there to be looked at
 */
record Figure(String subject, String name, double value, String unit, @Nullable Aim aim) {

    private static final double WITHOUT_FRACTION = 100;

    static Figure of(String subject, String name, double value, String unit) {
        return new Figure(subject, name, value, unit, null);
    }

    Figure with(Aim wanted) {
        return new Figure(subject, name, value, unit, wanted);
    }

    /** Whether the aim is reached; null when there is none. */
    @Nullable Boolean met() {
        return aim == null ? null : aim.isMetBy(value);
    }

    /** A number as short as it can be told truthfully: grouped, with a fraction only when small. */
    static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= WITHOUT_FRACTION) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}
