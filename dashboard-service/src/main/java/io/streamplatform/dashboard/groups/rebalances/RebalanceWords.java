package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An epoch in sentences. */
final class RebalanceWords {

    private static final int MOST_NAMES = 3;

    private final Map<String, String> names;

    /**
     * @param names of the members, by key
     */
    RebalanceWords(Map<String, String> names) {
        this.names = names;
    }

    List<String> of(Epoch epoch) {
        List<String> words = new ArrayList<>();
        int held = epoch.held().partitions().size() + epoch.held().hidden();
        if (epoch.beforeAt() == null) {
            words.add(
                    "The watch begins: %s %s %s."
                            .formatted(
                                    Figures.plural(epoch.members().size(), "member"),
                                    epoch.members().size() == 1 ? "holds" : "hold",
                                    Figures.plural(held, "partition")));
            return words;
        }
        Moves moves = epoch.moves();
        if (!moves.joined().isEmpty()) {
            words.add(named(moves.joined()) + " joined.");
        }
        if (!moves.left().isEmpty()) {
            words.add(named(moves.left()) + " left.");
        }
        if (epoch.settledAt() == null && epoch.endedAt() != null) {
            words.add("The next change came before the group had settled.");
            return words;
        }
        if (epoch.settledAt() == null) {
            words.add("The group is rebalancing: %s.".formatted(Figures.words(last(epoch))));
            return words;
        }
        words.add(movement(moves));
        words.add(lasted(epoch.rebalance()));
        if (epoch.without() != null) {
            words.add(
                    "%s held by nobody, for %s at the longest."
                            .formatted(
                                    was(epoch.without().partitions()),
                                    between(epoch.without().longest())));
        }
        if (isLong(epoch.pause(), epoch.usualGap())) {
            words.add(
                    "No committed offset moved for %s; before, one did every %s."
                            .formatted(
                                    seconds(Objects.requireNonNull(epoch.pause())),
                                    seconds(Objects.requireNonNull(epoch.usualGap()))));
        }
        return words;
    }

    /** Whether offsets stood still for clearly longer than from one commit to the next. */
    private static boolean isLong(@Nullable Long pause, @Nullable Long usualGap) {
        return pause != null && usualGap != null && pause >= 2 * usualGap;
    }

    private static String movement(Moves moves) {
        List<String> parts = new ArrayList<>();
        int all = moves.moved() + moves.taken() + moves.dropped() + moves.kept();
        if (moves.moved() > 0) {
            parts.add("%d of %s moved".formatted(moves.moved(), Figures.plural(all, "partition")));
        }
        if (moves.taken() > 0) {
            parts.add("%s newly held".formatted(was(moves.taken())));
        }
        if (moves.dropped() > 0) {
            parts.add("%s held by nobody now".formatted(is(moves.dropped())));
        }
        if (parts.isEmpty()) {
            return all == 0 ? "Nobody holds anything." : "No partition moved.";
        }
        if (moves.kept() > 0) {
            parts.add(moves.kept() + " stayed");
        }
        return String.join(", ", parts) + ".";
    }

    private static String lasted(@Nullable Span span) {
        if (span == null) {
            return "";
        }
        return span.atLeastMillis() == 0
                ? "The rebalance took less than %s: it lies between two samples."
                        .formatted(seconds(span.atMostMillis()))
                : "The rebalance took %s.".formatted(between(span));
    }

    private static String between(Span span) {
        return "%s to %s".formatted(seconds(span.atLeastMillis()), seconds(span.atMostMillis()));
    }

    private static String seconds(long millis) {
        return Figures.duration(millis / 1000.0);
    }

    private static String was(int partitions) {
        return Figures.plural(partitions, "partition") + (partitions == 1 ? " was" : " were");
    }

    private static String is(int partitions) {
        return Figures.plural(partitions, "partition") + (partitions == 1 ? " is" : " are");
    }

    private String named(List<String> keys) {
        List<String> first =
                keys.stream().limit(MOST_NAMES).map(key -> names.getOrDefault(key, key)).toList();
        int more = keys.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String last(Epoch epoch) {
        return epoch.states().isEmpty() ? "" : epoch.states().getLast();
    }
}
