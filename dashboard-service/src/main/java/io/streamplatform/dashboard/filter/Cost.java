package io.streamplatform.dashboard.filter;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one record may still cost a filter: steps, which are time, and what is made, which is
 * memory. Told of each part of the expression as it is evaluated, so that an operation is paid for
 * before it begins. What is spent stays spent: who goes on after it fails at once. Used by one
 * thread.
 */
final class Cost implements CelEvaluationListener {

    /** About a second, at some nanoseconds each. */
    static final long MOST_STEPS = 200_000_000;

    /** Characters of texts and elements of lists. */
    static final long MOST_MADE = 4_000_000;

    /** Of the evaluation that this thread is at; for the functions, which are the same for all. */
    static final ScopedValue<Cost> OF_THIS_RECORD = ScopedValue.newInstance();

    private final CostlyParts parts;
    private long steps = MOST_STEPS;
    private long made = MOST_MADE;

    Cost(CostlyParts parts) {
        this.parts = parts;
    }

    @Override
    public void callback(CelExpr part, @Nullable Object result) {
        int how = parts.how(part);
        if (how == 0) {
            return;
        }
        if ((how & CostlyParts.MADE) != 0) {
            make(weigh(result, made));
        }
        boolean isRead =
                (how & CostlyParts.READ) != 0
                        || ((how & CostlyParts.SEARCHED) != 0 && !(result instanceof Map<?, ?>))
                        || ((how & CostlyParts.MEASURED) != 0 && result instanceof String);
        if (isRead) {
            spend(weigh(result, steps));
        }
    }

    /**
     * Pays for so many steps.
     *
     * @throws CelInvalidArgumentException when there are not as many left
     */
    void spend(long number) {
        steps -= number;
        if (steps < 0) {
            steps = -1;
            throw new CelInvalidArgumentException(
                    "the filter would take more than %,d steps; compare smaller parts of the record"
                            .formatted(MOST_STEPS));
        }
    }

    private void make(long number) {
        made -= number;
        if (made < 0) {
            made = -1;
            throw new CelInvalidArgumentException(
                    "the filter would make texts and lists of more than %,d characters and elements"
                            .formatted(MOST_MADE));
        }
    }

    /** Characters and elements, at all depths; counts no further than one beyond the most. */
    static long weigh(@Nullable Object value, long most) {
        return switch (value) {
            case String text -> text.length();
            case CelByteString bytes -> bytes.size();
            case Iterable<?> list -> weighAll(list, most);
            case Map<?, ?> map -> {
                long names = weighAll(map.keySet(), most);
                yield names > most ? names : names + weighAll(map.values(), most - names);
            }
            case null, default -> 1;
        };
    }

    private static long weighAll(Iterable<?> values, long most) {
        long weight = 1;
        for (Object each : values) {
            if (weight > most) {
                break;
            }
            weight += weigh(each, most - weight);
        }
        return weight;
    }
}
