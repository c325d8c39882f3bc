package io.streamplatform.dashboard.brokers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The controllers that agree on the cluster's metadata, and the brokers that follow them.
 *
 * @param leader node that leads; null while there is none
 * @param epoch counts the elections of a leader
 * @param highWatermark metadata records that a majority has: what is decided
 * @param nodes the leader, then the voters, then the observers
 */
public record QuorumDetail(
        @Nullable Integer leader, long epoch, long highWatermark, List<Node> nodes) {

    /** What a node does in the quorum. */
    public enum Role {
        /** Writes the metadata. */
        LEADER,
        /** Has a vote. */
        VOTER,
        /** Reads along without a vote, as a broker does. */
        OBSERVER
    }

    /** How a node keeps up. */
    public enum State {
        /** Has read all, or is about to. */
        CAUGHT_UP,
        /** Reads, and has not caught up for seconds. */
        BEHIND,
        /** Has not read for seconds. */
        SILENT
    }

    /**
     * A node of the quorum.
     *
     * @param id node id
     * @param role what it does
     * @param state how it keeps up
     * @param logEndOffset metadata records that it has; null when it has not told
     * @param behind those that it has yet to read; null when it has not told
     * @param lastFetchAt when it last asked the leader for more; null when it has not, or leads
     * @param caughtUpAt when it last had all; null when it never has
     * @param endpoints where the other controllers reach it, when they tell
     */
    public record Node(
            int id,
            Role role,
            State state,
            @Nullable Long logEndOffset,
            @Nullable Long behind,
            @Nullable Instant lastFetchAt,
            @Nullable Instant caughtUpAt,
            List<String> endpoints) {}

    /** The quorum in a sentence. */
    @JsonProperty
    public String explained() {
        return QuorumWords.of(this);
    }

    static QuorumDetail of(QuorumInfo told) {
        List<QuorumInfo.ReplicaState> leaders =
                told.voters().stream().filter(each -> each.replicaId() == told.leaderId()).toList();
        QuorumInfo.ReplicaState leader = leaders.isEmpty() ? null : leaders.getFirst();
        long end = leader == null ? told.highWatermark() : leader.logEndOffset();
        // The leader's own clock: it says when the others were heard of.
        Instant now = leader == null ? null : instant(leader.lastCaughtUpTimestamp());
        List<Node> nodes = new ArrayList<>();
        for (QuorumInfo.ReplicaState voter : told.voters()) {
            Role role = voter.replicaId() == told.leaderId() ? Role.LEADER : Role.VOTER;
            nodes.add(node(told, voter, role, end, now));
        }
        told.observers()
                .forEach(observer -> nodes.add(node(told, observer, Role.OBSERVER, end, now)));
        nodes.sort(Comparator.comparing(Node::role).thenComparingInt(Node::id));
        return new QuorumDetail(
                leader == null ? null : leader.replicaId(),
                told.leaderEpoch(),
                told.highWatermark(),
                List.copyOf(nodes));
    }

    private static Node node(
            QuorumInfo quorum,
            QuorumInfo.ReplicaState told,
            Role role,
            long end,
            @Nullable Instant now) {
        Instant fetched = instant(told.lastFetchTimestamp());
        Instant caughtUp = instant(told.lastCaughtUpTimestamp());
        QuorumInfo.Node node = quorum.nodes().get(told.replicaId());
        return new Node(
                told.replicaId(),
                role,
                role == Role.LEADER ? State.CAUGHT_UP : QuorumRules.state(now, fetched, caughtUp),
                told.logEndOffset() < 0 ? null : told.logEndOffset(),
                told.logEndOffset() < 0 ? null : Math.max(0, end - told.logEndOffset()),
                role == Role.LEADER ? null : fetched,
                caughtUp,
                node == null
                        ? List.of()
                        : node.endpoints().stream().map(QuorumDetail::address).toList());
    }

    private static String address(RaftVoterEndpoint endpoint) {
        return "%s:%d".formatted(endpoint.host(), endpoint.port());
    }

    private static @Nullable Instant instant(OptionalLong millis) {
        return millis.isPresent() && millis.getAsLong() >= 0
                ? Instant.ofEpochMilli(millis.getAsLong())
                : null;
    }
}
