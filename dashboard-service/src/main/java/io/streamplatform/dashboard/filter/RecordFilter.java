package io.streamplatform.dashboard.filter;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.streamplatform.dashboard.registry.RecordSchemas;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A filter that is ready for use, by any number of threads. A record for which it has no answer (a
 * field is missing, say) does not match, and is counted.
 */
public final class RecordFilter {

    private static final int LONGEST_ERROR = 500;

    private final CelRuntime.Program program;
    private final ShortCut shortCut;
    private final Touched touched;
    private final CostlyParts costly;
    private final RecordSchemas schemas;

    RecordFilter(
            CelRuntime.Program program,
            ShortCut shortCut,
            Touched touched,
            CostlyParts costly,
            RecordSchemas schemas) {
        this.schemas = schemas;
        this.program = program;
        this.shortCut = shortCut;
        this.touched = touched;
        this.costly = costly;
    }

    /** Does this record match? */
    public boolean matches(ConsumerRecord<byte[], byte[]> record, FilterErrors errors) {
        RecordVariables variables = new RecordVariables(record, touched, schemas);
        return switch (shortCut.test(variables)) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> asked(variables, errors);
            case ERROR -> {
                if (errors.isEmpty()) {
                    yield asked(variables, errors); // tells it in its own words, once
                }
                errors.addAnother();
                yield false;
            }
        };
    }

    /** What the expression language itself says. */
    boolean asked(RecordVariables variables, FilterErrors errors) {
        try {
            Cost cost = new Cost(costly);
            return ScopedValue.where(Cost.OF_THIS_RECORD, cost)
                    .call(() -> Boolean.TRUE.equals(program.trace(variables, cost)));
        } catch (CelEvaluationException | RuntimeException e) {
            String unread = variables.unread();
            String message = unread == null ? String.valueOf(e.getMessage()) : unread;
            if (message.length() > LONGEST_ERROR) { // it may show the value
                message = message.substring(0, LONGEST_ERROR) + "…";
            }
            errors.add(
                    "%s (partition %d, offset %d)"
                            .formatted(
                                    message.replaceFirst(
                                            "evaluation error( at <input>:\\d+)?: ", ""),
                                    variables.record().partition(),
                                    variables.record().offset()));
            return false;
        }
    }
}
