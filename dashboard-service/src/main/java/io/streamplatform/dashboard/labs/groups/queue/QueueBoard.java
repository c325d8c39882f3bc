package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.labs.groups.Happening;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Cell;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.CellState;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Totals;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Working;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What is known of the records, over all members: where each is, and what became of them. */
final class QueueBoard {

    /** Records kept of a partition. */
    static final int KEPT = 24;

    private final int partitions;
    private final int deliveryLimit;
    private final Consumer<Happening> happened;
    private final List<TreeMap<Long, Cell>> records;
    private final Map<String, Integer> holding = new HashMap<>();
    private final Map<Integer, Long> highestAccepted = new HashMap<>();
    private final Tally tally = new Tally();
    private int mostAtOnce;
    private long delivered;
    private long redelivered;
    private long gone;
    private long outOfOrder;

    /**
     * @param deliveryLimit how often the broker delivers a record at most
     * @param happened told what the exercises wait for
     */
    QueueBoard(int partitions, int deliveryLimit, Consumer<Happening> happened) {
        this.partitions = partitions;
        this.deliveryLimit = deliveryLimit;
        this.happened = happened;
        this.records =
                IntStream.range(0, partitions).mapToObj(_ -> new TreeMap<Long, Cell>()).toList();
    }

    synchronized void delivered(String member, List<Held> batch) {
        for (Held each : batch) {
            delivered++;
            if (each.deliveries() > 1) {
                redelivered++;
                happened.accept(Happening.QUEUE_REDELIVERED);
            }
            put(each, CellState.HELD, member);
        }
        holding.merge(member, batch.size(), Integer::sum);
        mostAtOnce = Math.max(mostAtOnce, holding.size());
        if (holding.size() > partitions) {
            happened.accept(Happening.QUEUE_MORE_WORKERS_THAN_PARTITIONS);
        }
    }

    synchronized void answered(String member, Held held, Outcome outcome) {
        holding.computeIfPresent(member, (_, count) -> count > 1 ? count - 1 : null);
        tally.add(outcome);
        switch (outcome) {
            case ACCEPTED -> {
                accepted(held);
                put(held, CellState.ACCEPTED, member);
            }
            case REJECTED -> put(held, CellState.REJECTED, member);
            case RELEASED, TIMED_OUT, UNKNOWN -> cameBack(held, member);
        }
    }

    synchronized Totals totals() {
        return new Totals(delivered, redelivered, gone, outOfOrder, tally.counts());
    }

    synchronized Working working() {
        return new Working(holding.size(), mostAtOnce, partitions);
    }

    synchronized List<Cell> records(int partition) {
        return List.copyOf(records.get(partition).values());
    }

    private void accepted(Held held) {
        long highest = highestAccepted.getOrDefault(held.partition(), -1L);
        if (held.offset() < highest) {
            outOfOrder++;
        } else {
            highestAccepted.put(held.partition(), held.offset());
        }
    }

    private void cameBack(Held held, String member) {
        Cell now = records.get(held.partition()).get(held.offset());
        if (now != null && now.deliveries() > held.deliveries()) {
            return; // another has it already
        }
        boolean isGone = held.deliveries() >= deliveryLimit;
        if (isGone) {
            gone++;
        }
        put(held, isGone ? CellState.GONE : CellState.BACK, member);
    }

    private void put(Held held, CellState state, String member) {
        TreeMap<Long, Cell> known = records.get(held.partition());
        known.put(held.offset(), new Cell(held.offset(), state, member, held.deliveries()));
        if (known.size() > KEPT) {
            known.pollFirstEntry();
        }
    }
}
