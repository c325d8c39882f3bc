package io.streamplatform.dashboard.labs.groups.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of the queue as browsers see it. */
final class QueueView {

    private QueueView() {}

    /**
     * What holds for a queue.
     *
     * @param lockMillis for how long a record is its holder's; the group's {@code
     *     share.record.lock.duration.ms}
     * @param autoOffsetReset where it began; the group's {@code share.auto.offset.reset}
     * @param atATime records that a member takes at once
     */
    record Settings(int lockMillis, String autoOffsetReset, int atATime) {}

    /**
     * A record that a member holds.
     *
     * @param value as text
     * @param deliveries how often it was delivered, this time counted
     * @param lockLeftMillis until the broker takes it back
     */
    record HeldRecord(
            int partition, long offset, String value, int deliveries, long lockLeftMillis) {}

    /**
     * A member.
     *
     * @param state what it does
     * @param failure why it failed; null when it did not
     * @param answer what it says of each record
     * @param millisPerRecord how long it works on each
     * @param asks the partitions that the broker lets it ask for records; members share them
     * @param holds the records that are its own for now
     * @param delivered how many it got, those that came again counted again
     * @param counts what became of those
     */
    record Member(
            String name,
            String clientId,
            MemberState state,
            @Nullable String failure,
            AnswerPolicy answer,
            int millisPerRecord,
            List<Integer> asks,
            List<HeldRecord> holds,
            long delivered,
            Counts counts) {}

    /** What a member does. */
    enum MemberState {
        /** It asks for records, and has none. */
        WAITING,
        WORKING,
        STOPPED,
        FAILED
    }

    /**
     * What became of records.
     *
     * @param accepted done
     * @param released given back, by a word or by leaving
     * @param rejected never again
     * @param timedOut the lock ran out
     * @param unknown the answer did not arrive, or nobody knows
     */
    record Counts(long accepted, long released, long rejected, long timedOut, long unknown) {}

    /**
     * Over all members.
     *
     * @param delivered records, those that came again counted again
     * @param redelivered of these, those that came again
     * @param gone given back or timed out at their last delivery: the broker keeps them from all
     * @param outOfOrder accepted after a later record of the same partition
     */
    record Totals(long delivered, long redelivered, long gone, long outOfOrder, Counts counts) {}

    /**
     * How many members work at once.
     *
     * @param now those that hold a record
     * @param most the highest that was ever
     * @param partitions of the topic
     */
    record Working(int now, int most, int partitions) {}

    /**
     * A partition as the queue has it.
     *
     * @param start every record before it is done with, as the broker tells; null if it did not
     * @param lag records not done with, as the broker tells; null if it did not
     * @param records the newest that were delivered, by offset
     */
    record Partition(int partition, @Nullable Long start, @Nullable Long lag, List<Cell> records) {}

    /**
     * A record of a partition.
     *
     * @param member that has it, or had it last
     * @param deliveries so far
     */
    record Cell(long offset, CellState state, String member, int deliveries) {}

    /** Where a record is. */
    enum CellState {
        HELD,
        /** It was given back or its lock ran out, and it will come again. */
        BACK,
        ACCEPTED,
        REJECTED,
        /** Delivered as often as may be, and never accepted. */
        GONE
    }
}
