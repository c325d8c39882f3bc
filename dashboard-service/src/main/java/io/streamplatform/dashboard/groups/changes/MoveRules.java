package io.streamplatform.dashboard.groups.changes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reset does to one partition. Pure functions: a reset goes exactly where it was told to, or
 * says how far it can go.
 */
final class MoveRules {

    private MoveRules() {}

    /**
     * What is known of a partition.
     *
     * @param from committed offset; null when nothing is committed
     * @param begin first offset that is kept
     * @param end offset after the last record
     * @param atTime first offset at or after the wanted time; null when there is none, or when no
     *     time is wanted
     * @param ofOther offset of the other group; null when it has none, or when none is wanted
     */
    record Facts(
            @Nullable Long from,
            long begin,
            long end,
            @Nullable Long atTime,
            @Nullable Long ofOther) {}

    /**
     * Where a partition goes.
     *
     * @param to the offset; null when it stays because it cannot be told where to
     * @param skipped offsets that will not be read
     * @param repeated offsets that will be read again
     * @param note what is not as one would think; null when all is
     */
    record Goal(@Nullable Long to, long skipped, long repeated, @Nullable String note) {}

    static Goal goal(Destination destination, Facts facts) {
        return switch (destination) {
            case Destination.Earliest() -> at(facts.begin(), facts);
            case Destination.Latest() -> at(facts.end(), facts);
            case Destination.Time(var time) ->
                    facts.atTime() == null
                            ? noted(at(facts.end(), facts), "no record is that new: its end")
                            : at(facts.atTime(), facts);
            case Destination.Offset(long offset) -> at(offset, facts);
            case Destination.Shift(long by) ->
                    facts.from() == null
                            ? stays("nothing is committed that could be shifted")
                            : at(shifted(facts.from(), by), facts);
            case Destination.Group(String group) ->
                    facts.ofOther() == null
                            ? stays("'" + group + "' has committed nothing here")
                            : at(facts.ofOther(), facts);
        };
    }

    private static Goal stays(String why) {
        return new Goal(null, 0, 0, why + ": it stays");
    }

    private static Goal at(long wanted, Facts facts) {
        long to = Math.clamp(wanted, facts.begin(), facts.end());
        String note = null;
        if (wanted < facts.begin()) {
            note = "%,d is not kept any more: its begin".formatted(wanted);
        } else if (wanted > facts.end()) {
            note = "%,d is beyond the end: its end".formatted(wanted);
        }
        Long from = facts.from();
        if (from == null) {
            return noted(new Goal(to, 0, 0, note), "nothing was committed");
        }
        // Offsets that retention has deleted can be neither skipped nor repeated.
        long reading = Math.clamp(from, facts.begin(), facts.end());
        Goal goal = new Goal(to, Math.max(0, to - reading), Math.max(0, reading - to), note);
        return from > facts.end() ? noted(goal, "it was beyond the end") : goal;
    }

    private static Goal noted(Goal goal, String note) {
        List<String> notes = new ArrayList<>();
        if (goal.note() != null) {
            notes.add(goal.note());
        }
        notes.add(note);
        return new Goal(goal.to(), goal.skipped(), goal.repeated(), String.join("; ", notes));
    }

    private static long shifted(long from, long by) {
        try {
            return Math.addExact(from, by);
        } catch (ArithmeticException e) {
            return by > 0 ? Long.MAX_VALUE : 0;
        }
    }
}
