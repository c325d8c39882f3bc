package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What a comparison's figures say, whichever way it is. */
final class Findings {

    private static final double MILLIS = 1000;
    private static final double ABOUT_THE_SAME = 1.05;

    private final Map<Way, WayResult> results = new EnumMap<>(Way.class);
    private final int partitions;

    private Findings(List<WayResult> results, int partitions) {
        results.forEach(each -> this.results.put(each.way(), each));
        this.partitions = partitions;
    }

    /** None for no results. */
    static List<String> of(List<WayResult> results, int partitions) {
        return results.size() < Way.values().length
                ? List.of()
                : new Findings(results, partitions).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(stops());
        sentences.add(standstill());
        sentences.add(gaps());
        slower(sentences);
        sentences.add(redelivered());
        return List.copyOf(sentences);
    }

    private String stops() {
        double eager = of(Way.EAGER, each -> each.join().stopped().median());
        double most =
                Math.max(
                        of(Way.COOPERATIVE, each -> each.join().stopped().worst()),
                        of(Way.CONSUMER, each -> each.join().stopped().worst()));
        return "A fourth member joins: eager stops %s of %d partitions, cooperative %s, the consumer protocol %s.%s"
                .formatted(
                        number(eager),
                        partitions,
                        number(of(Way.COOPERATIVE, each -> each.join().stopped().median())),
                        number(of(Way.CONSUMER, each -> each.join().stopped().median())),
                        most < eager ? " The others are read on as if nothing had happened." : "");
    }

    private String standstill() {
        double eager = of(Way.EAGER, Findings::standstill);
        double cooperative = of(Way.COOPERATIVE, Findings::standstill);
        double consumer = of(Way.CONSUMER, Findings::standstill);
        return "One member that comes and goes costs all partitions together %s of standstill eagerly, %s cooperatively (%s) and %s with the consumer protocol (%s)."
                .formatted(
                        seconds(eager),
                        seconds(cooperative),
                        against(cooperative, eager),
                        seconds(consumer),
                        against(consumer, eager));
    }

    private static double standstill(WayResult result) {
        return result.join().standstillMillis().median()
                + result.leave().standstillMillis().median();
    }

    private String gaps() {
        return "The longest that a partition waited between two records: %s eagerly, %s cooperatively, %s with the consumer protocol."
                .formatted(
                        seconds(of(Way.EAGER, Findings::gap)),
                        seconds(of(Way.COOPERATIVE, Findings::gap)),
                        seconds(of(Way.CONSUMER, Findings::gap)));
    }

    private static double gap(WayResult result) {
        return Math.max(
                result.join().longestGapMillis().worst(),
                result.leave().longestGapMillis().worst());
    }

    /** What the newer ways do worse. */
    private void slower(List<String> sentences) {
        double eager = of(Way.EAGER, each -> each.join().untilSharedMillis().median());
        double cooperative = of(Way.COOPERATIVE, each -> each.join().untilSharedMillis().median());
        double consumer = of(Way.CONSUMER, each -> each.join().untilSharedMillis().median());
        if (cooperative > eager) {
            sentences.add(
                    "Cooperative takes longer until all have their shares, %s against %s: it needs two rounds, one to give up and one to hand over."
                            .formatted(seconds(cooperative), seconds(eager)));
        }
        if (consumer > eager) {
            sentences.add(
                    "The consumer protocol takes %s: its members hear of a change with their heartbeat, %s, and a partition that moves waits for the heartbeats of who gives it up and of who gets it (group.consumer.heartbeat.interval.ms; classic members beat %s)."
                            .formatted(
                                    seconds(consumer),
                                    heartbeat(Way.CONSUMER),
                                    heartbeat(Way.EAGER)));
        }
        double moves = of(Way.CONSUMER, each -> each.join().withoutOwnerMillis().median());
        double stops = of(Way.EAGER, each -> each.join().withoutOwnerMillis().median());
        if (moves > stops) {
            sentences.add(
                    "A single partition that moves stands still longer with the consumer protocol, %s against %s eagerly at the median; but fewer do."
                            .formatted(seconds(moves), seconds(stops)));
        }
    }

    private String redelivered() {
        int again =
                results.values().stream()
                        .mapToInt(each -> each.join().redelivered() + each.leave().redelivered())
                        .sum();
        return again == 0
                ? "No record was delivered twice: members commit before they give a partition up,"
                        + " in all three ways."
                : "%d records were delivered twice, though members commit before they give a partition up."
                        .formatted(again);
    }

    private String heartbeat(Way way) {
        Integer millis = Objects.requireNonNull(results.get(way)).heartbeatMillis();
        return millis == null ? "of unknown period" : "every " + seconds(millis);
    }

    private double of(Way way, ToDoubleFunction<WayResult> figure) {
        return figure.applyAsDouble(Objects.requireNonNull(results.get(way)));
    }

    private static String against(double value, double eager) {
        if (value <= 0 || eager <= 0) {
            return "none";
        }
        double less = eager / value;
        if (Math.max(less, 1 / less) < ABOUT_THE_SAME) {
            return "about the same";
        }
        return less > 1
                ? "%s times less".formatted(tenths(less))
                : "%s times more".formatted(tenths(1 / less));
    }

    private static String seconds(double millis) {
        return millis < MILLIS
                ? "%.0f ms".formatted(millis)
                : "%s s".formatted(tenths(millis / MILLIS));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : tenths(value);
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
