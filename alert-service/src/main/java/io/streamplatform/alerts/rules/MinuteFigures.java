package io.streamplatform.alerts.rules;

/**
 * What was logged in a minute.
 *
 * @param lines lines of every level
 * @param errors those at ERROR or FATAL
 * @param warnings those at WARN
 */
public record MinuteFigures(long lines, long errors, long warnings) {
    static final MinuteFigures NONE = new MinuteFigures(0, 0, 0);

    /** Both together. */
    public MinuteFigures plus(MinuteFigures other) {
        return new MinuteFigures(
                lines + other.lines, errors + other.errors, warnings + other.warnings);
    }
}
