package io.streamplatform.launcher.bench;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param direction whether it is good to be below, above or at the value
 * @param value in the figure's own unit
 */
record Aim(Direction direction, double value) {

    /** On which side of the value a figure is good. */
    enum Direction {
        AT_MOST,
        AT_LEAST,
        EXACTLY
    }

    static Aim atMost(double value) {
        return new Aim(Direction.AT_MOST, value);
    }

    static Aim atLeast(double value) {
        return new Aim(Direction.AT_LEAST, value);
    }

    static Aim exactly(double value) {
        return new Aim(Direction.EXACTLY, value);
    }

    boolean isMetBy(double figure) {
        return switch (direction) {
            case AT_MOST -> figure <= value;
            case AT_LEAST -> figure >= value;
            case EXACTLY -> figure == value;
        };
    }

    /** For people: {@code at most 15}. */
    String text() {
        return direction.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " "
                + Figure.number(value);
    }
}
