package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.audit.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.jspecify.annotations.Nullable;

/**
 * What electing preferred leaders does.
 *
 * @param moves partitions whose leader would move, or cannot
 * @param possible how many can
 */
record Election(List<Move> moves, int possible) {

    private static final int MOST_AUDITED = 200;

    /**
     * A partition whose leader is not the one that was meant to lead.
     *
     * @param topic its topic
     * @param partition its number
     * @param from node that leads
     * @param to node that should
     * @param obstacle why it cannot; null when it can
     */
    record Move(
            String topic,
            int partition,
            @Nullable Integer from,
            int to,
            @Nullable String obstacle) {

        TopicPartition kafka() {
            return new TopicPartition(topic, partition);
        }
    }

    /**
     * @param rows partitions with something the matter
     * @param wanted only these; all when it is empty
     */
    static Election of(List<PartitionRow> rows, Set<TopicPartition> wanted) {
        List<Move> moves = new ArrayList<>();
        for (PartitionRow row : rows) {
            TopicPartition name = new TopicPartition(row.topic(), row.partition());
            if (!row.preferred() && (wanted.isEmpty() || wanted.contains(name))) {
                int first = row.firstReplica();
                String state = row.state(first);
                moves.add(
                        new Move(
                                row.topic(),
                                row.partition(),
                                row.leader(),
                                first,
                                state.equals("in sync")
                                        ? null
                                        : "broker %d is %s".formatted(first, state)));
            }
        }
        return new Election(
                moves, (int) moves.stream().filter(each -> each.obstacle() == null).count());
    }

    /**
     * What became of the moves that were asked for.
     *
     * @param elected those whose leader moved, or was there already
     * @param refused those that did not, with the reason as their obstacle
     */
    record Result(List<Move> elected, List<Move> refused) {

        static Result of(List<Move> asked, Map<TopicPartition, Optional<Throwable>> answers) {
            List<Move> elected = new ArrayList<>();
            List<Move> refused = new ArrayList<>();
            for (Move move : asked) {
                Throwable failure =
                        answers.getOrDefault(move.kafka(), Optional.empty()).orElse(null);
                if (failure == null || failure instanceof ElectionNotNeededException) {
                    elected.add(move);
                } else {
                    refused.add(
                            new Move(
                                    move.topic(),
                                    move.partition(),
                                    move.from(),
                                    move.to(),
                                    Refusals.sentence(failure)));
                }
            }
            return new Result(elected, refused);
        }

        /** As the audit log tells it: what was made and what was not. */
        List<Change> told(String action) {
            List<Change> told = new ArrayList<>();
            if (!elected.isEmpty()) {
                told.add(
                        Change.made(
                                action,
                                elected.size() + " partitions",
                                leaders(elected, true),
                                leaders(elected, false)));
            }
            if (!refused.isEmpty()) {
                told.add(
                        Change.failed(
                                action,
                                refused.size() + " partitions",
                                leaders(refused, false),
                                String.valueOf(refused.getFirst().obstacle())));
            }
            return told;
        }
    }

    /** Leaders of the first of some partitions, as they are audited. */
    static Map<String, @Nullable Integer> leaders(List<Move> moves, boolean before) {
        Map<String, @Nullable Integer> leaders = new LinkedHashMap<>();
        moves.stream()
                .limit(MOST_AUDITED)
                .forEach(each ->
                        leaders.put(
                                each.topic() + "-" + each.partition(),
                                before ? each.from() : Integer.valueOf(each.to())));
        return leaders;
    }
}
