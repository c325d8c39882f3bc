package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;

/**
 * A change as it is shown, with what is to be expected of it.
 *
 * @param id names it
 * @param title in a few words
 * @param says what it means
 * @param before the version that is there
 * @param after the version that is to follow
 * @param canBeRolledOut whether it is more than a line of the matrix
 * @param levels that take it, by the schema's own rules
 * @param consumerFirst what to expect of deploying the consumer first
 * @param producerFirst what to expect of deploying the producer first
 * @param reasons who would not understand whom, and why
 */
record ChangeView(
        String id,
        String title,
        String says,
        String before,
        String after,
        boolean canBeRolledOut,
        List<CompatibilityLevel> levels,
        Forecast consumerFirst,
        Forecast producerFirst,
        List<String> reasons) {

    /**
     * What is to be expected of an order.
     *
     * @param fine whether everything will be read
     * @param words for people
     */
    record Forecast(boolean fine, String words) {}

    static ChangeView of(SchemaChange change) {
        return new ChangeView(
                change.id(),
                change.title(),
                change.says(),
                change.old(),
                change.after(),
                change.canBeRolledOut(),
                change.evolution().verdicts().stream()
                        .filter(verdict -> verdict.isTaken())
                        .map(verdict -> verdict.level())
                        .toList(),
                forecast(change, RolloutOrder.CONSUMER_FIRST),
                forecast(change, RolloutOrder.PRODUCER_FIRST),
                Refusal.reasons(
                        change.evolution().at(CompatibilityLevel.FULL_TRANSITIVE).objections()));
    }

    private static Forecast forecast(SchemaChange change, RolloutOrder order) {
        return new Forecast(order.suits(change), Verdict.forecast(change, order));
    }
}
