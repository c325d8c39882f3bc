package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.brokers.QuorumDetail.Node;
import io.streamplatform.dashboard.brokers.QuorumDetail.Role;
import io.streamplatform.dashboard.brokers.QuorumDetail.State;
import java.util.List;
import java.util.stream.Collectors;

/** The controllers' agreement in a sentence, for who has never heard of one. */
final class QuorumWords {

    private QuorumWords() {}

    static String of(QuorumDetail quorum) {
        List<Node> voters =
                quorum.nodes().stream().filter(each -> each.role() != Role.OBSERVER).toList();
        int majority = voters.size() / 2 + 1;
        if (quorum.leader() == null) {
            return "No controller leads: %d of %d voters have to agree on one. Until then no leader is elected and no topic changed; records flow on where leaders are."
                    .formatted(majority, voters.size());
        }
        List<Node> well = voters.stream().filter(each -> each.state() == State.CAUGHT_UP).toList();
        String first =
                voters.size() == 1
                        ? "Node %d is the only controller and decides alone: while it is away, no leader is elected and no topic changed."
                                .formatted(quorum.leader())
                        : "Node %d leads since election %d. A change counts once %d of the %d controllers have it, so %s may fail."
                                .formatted(
                                        quorum.leader(),
                                        quorum.epoch(),
                                        majority,
                                        voters.size(),
                                        number(voters.size() - majority));
        if (well.size() == voters.size()) {
            return voters.size() == 1 ? first : first + " All have caught up.";
        }
        String lagging =
                voters.stream()
                        .filter(each -> each.state() != State.CAUGHT_UP)
                        .map(each ->
                                each.id()
                                        + (each.state() == State.SILENT
                                                ? " is silent"
                                                : " is behind"))
                        .collect(Collectors.joining(" and node "));
        int spare = well.size() - majority;
        return "%s Now node %s, so %s."
                .formatted(
                        first,
                        lagging,
                        spare > 0 ? number(spare) + " more may fail" : "not one more may fail");
    }

    private static String number(int count) {
        return switch (count) {
            case 0 -> "none";
            case 1 -> "one";
            case 2 -> "two";
            default -> Integer.toString(count);
        };
    }
}
