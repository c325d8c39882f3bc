package io.streamplatform.dashboard.labs.schemas;

import java.util.List;
import java.util.Locale;

/**
 * How a roll-out goes, in a sentence or two.
 *
 * @param tone what it comes to
 * @param words for people
 */
record Verdict(Tone tone, String words) {

    /** What it comes to. */
    enum Tone {
        /** Nothing was deployed yet. */
        AHEAD,
        /** So far, or in the end, everything was read. */
        GOOD,
        /** The consumer in production could not read everything. */
        BAD
    }

    static Verdict of(SchemaChange change, RolloutOrder order, List<Phase> phases) {
        long all = phases.stream().mapToLong(each -> each.production().all()).sum();
        long failed = phases.stream().mapToLong(each -> each.production().failed()).sum();
        int step = phases.size() - 1;
        if (step == 0) {
            return new Verdict(Tone.AHEAD, forecast(change, order));
        }
        if (failed > 0) {
            return new Verdict(
                    Tone.BAD,
                    "%s: %,d of %,d records could not be read by the consumer in production. %s%s"
                            .formatted(
                                    order.title(),
                                    failed,
                                    all,
                                    remedy(change, order),
                                    past(phases)));
        }
        String soFar =
                "%s: all %,d records were read by the consumer in production%s."
                        .formatted(order.title(), all, step == 1 ? " so far" : "");
        return new Verdict(
                Tone.GOOD, soFar + (step == 1 ? "" : " " + promise(change, order)) + past(phases));
    }

    /** What is to be expected of an order, before anything is deployed. */
    static String forecast(SchemaChange change, RolloutOrder order) {
        boolean isFine = order.suits(change);
        String who =
                order == RolloutOrder.CONSUMER_FIRST
                        ? "the new reader %s what version 1 writes"
                        : "the old reader %s what version 2 writes";
        return "%s %s: %s."
                .formatted(
                        order.title(),
                        isFine ? "should go well" : "will lose records",
                        who.formatted(isFine ? "understands" : "does not understand all of"));
    }

    private static String promise(SchemaChange change, RolloutOrder order) {
        String own = "The change is %s, which promises just that.".formatted(order.level());
        return order.other().suits(change)
                ? own + " It is " + order.other().level() + " too, so either order does."
                : own
                        + " The other way round, %s, records would have been lost."
                                .formatted(order.other().title().toLowerCase(Locale.ROOT));
    }

    private static String remedy(SchemaChange change, RolloutOrder order) {
        return order.other().suits(change)
                ? "%s allows %s, which would have lost none."
                        .formatted(
                                order.other().level(),
                                order.other().title().toLowerCase(Locale.ROOT))
                : "No order saves this change: add a new field beside the old one, and remove the"
                        + " old one when nobody needs it.";
    }

    /** What lies in the topic already is read again by whoever starts from its beginning. */
    private static String past(List<Phase> phases) {
        long unreadable =
                phases.stream()
                        .filter(each -> each.producer() == 1 && each.consumer() == 1)
                        .mapToLong(each -> each.newReader().failed())
                        .sum();
        return unreadable == 0
                ? ""
                : " And the new reader cannot read %,d records that version 1 wrote before and that are still in the topic."
                        .formatted(unreadable);
    }
}
