package io.streamplatform.dashboard.filter;

import dev.cel.common.values.NullValue;
import io.streamplatform.dashboard.filter.ShortCut.Answer;
import java.time.Instant;

/**
 * Compares two operands, as the expression language does.
 *
 * @param function the operator's name in it, such as {@code _<_}
 */
record Comparison(String function, Operand left, Operand right) implements ShortCut {

    /** From here on not every whole number is a floating-point number. */
    private static final long EXACT = 1L << 53;

    @Override
    public Answer test(RecordVariables variables) {
        Object a = left.in(variables);
        Object b = right.in(variables);
        if (Operand.MISSING.equals(a) || Operand.MISSING.equals(b)) {
            return Answer.ERROR;
        }
        return switch (a) {
            case Long x when b instanceof Long y -> ordered(Long.compare(x, y));
            case Double x when b instanceof Double y -> numbers(x, y);
            case Long x when b instanceof Double y && Math.abs(x) < EXACT -> numbers(x, y);
            case Double x when b instanceof Long y && Math.abs(y) < EXACT -> numbers(x, y);
            case Instant x when b instanceof Instant y -> ordered(x.compareTo(y));
            case String x when b instanceof String y -> equal(x.equals(y));
            case Boolean x when b instanceof Boolean y -> equal(x.equals(y));
            default -> isScalar(a) && isScalar(b) ? unlike(a, b) : Answer.UNKNOWN;
        };
    }

    private Answer ordered(int order) {
        return Answer.of(
                switch (function) {
                    case "_==_" -> order == 0;
                    case "_!=_" -> order != 0;
                    case "_<_" -> order < 0;
                    case "_<=_" -> order <= 0;
                    case "_>_" -> order > 0;
                    default -> order >= 0;
                });
    }

    private Answer numbers(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b)
                ? Answer.UNKNOWN
                : ordered(a == b ? 0 : a < b ? -1 : 1);
    }

    /** Equality is known; an order of texts or truth values is left to the interpreter. */
    private Answer equal(boolean equal) {
        return switch (function) {
            case "_==_" -> Answer.of(equal);
            case "_!=_" -> Answer.of(!equal);
            default -> Answer.UNKNOWN;
        };
    }

    /** Of different kinds: not equal, and without an order. */
    private Answer unlike(Object a, Object b) {
        if ((a instanceof Number && b instanceof Number) || a.equals(b)) {
            return Answer.UNKNOWN;
        }
        return switch (function) {
            case "_==_" -> Answer.NO;
            case "_!=_" -> Answer.YES;
            default -> Answer.ERROR;
        };
    }

    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value == NullValue.NULL_VALUE;
    }
}
