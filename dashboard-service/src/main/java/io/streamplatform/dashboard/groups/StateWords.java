package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedGroup;
import java.util.Locale;

/** What a group's state means, for those who do not know Kafka's words by heart. */
final class StateWords {

    private StateWords() {}

    static String of(ObservedGroup group) {
        return switch (group.state().toLowerCase(Locale.ROOT)) {
            case "stable" -> "All members hold what they are to hold.";
            case "empty" ->
                    "It has no member: nothing is read for it, and its lag grows as records are"
                            + " written. Kafka keeps its offsets for offsets.retention.minutes (7"
                            + " days unless set otherwise) after the last member left.";
            case "dead" ->
                    "It has neither members nor offsets any more, and the coordinator is about to"
                            + " forget it. A consumer that joins makes it anew.";
            case "preparingrebalance" ->
                    "A rebalance has begun: the coordinator waits until all members have joined"
                            + " again. Eager members read nothing meanwhile.";
            case "completingrebalance" ->
                    "All members have joined; the one that leads them is sharing the partitions"
                            + " out.";
            case "assigning" ->
                    "Membership or subscriptions changed: the coordinator is making a new target"
                            + " assignment.";
            case "reconciling" ->
                    "Members are on their way to the target assignment: who is to lose a partition"
                            + " gives it up, and only then the next one gets it. Partitions that"
                            + " stay are read all the time.";
            case "notready" ->
                    "Topics that its topology needs are missing or do not fit together, so no task"
                            + " can be given.";
            default ->
                    "The coordinator did not tell its state: it may be moving to another broker, or"
                            + " be out of reach. What is shown may be old.";
        };
    }
}
