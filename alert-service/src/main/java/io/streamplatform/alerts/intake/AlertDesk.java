package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.AlertProperties;
import io.streamplatform.alerts.book.AlertObserver;
import io.streamplatform.alerts.book.AlertView;
import io.streamplatform.alerts.book.DraftSource;
import io.streamplatform.alerts.rules.Draft;
import io.streamplatform.alerts.rules.Limits;
import io.streamplatform.alerts.rules.MinuteFigures;
import io.streamplatform.alerts.rules.PartitionWatch;
import io.streamplatform.alerts.rules.RuleBook;
import io.streamplatform.alerts.rules.ServiceFigures;
import io.streamplatform.alerts.rules.SourcePartition;
import io.streamplatform.alerts.rules.WatchFigures;
import io.streamplatform.contracts.alerts.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The partitions that are assigned to this instance, under one lock: the listener brings records,
 * the heartbeat time, the reader of the alerts topic what others wrote, and REST asks.
 */
@Component
public final class AlertDesk implements DraftSource, AlertObserver {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
    private final RuleBook rules;
    private final AlertView view;
    private final Limits limits;
    private final long updateEveryMillis;

    AlertDesk(RuleBook rules, AlertView view, AlertProperties properties) {
        this.rules = rules;
        this.view = view;
        this.limits =
                new Limits(properties.subjects(), properties.clockSkew(), properties.forgetAfter());
        this.updateEveryMillis = properties.updateEvery().toMillis();
    }

    /** Takes a partition over, as it was committed and with its alerts as they are published. */
    void take(TopicPartition partition, CommittedState state) {
        SourcePartition source = new SourcePartition(partition.topic(), partition.partition());
        locked(() ->
                owned.put(
                        partition,
                        new OwnedPartition(
                                source,
                                new PartitionLedger(state),
                                new PartitionWatch(source, rules, limits, view.of(source)))));
    }

    /** Gives partitions up; what they know is in their topics. */
    void giveUp(Collection<TopicPartition> partitions) {
        locked(() -> owned.keySet().removeAll(partitions));
    }

    boolean owns(TopicPartition partition) {
        return locked(() -> owned.containsKey(partition));
    }

    Set<TopicPartition> owned() {
        return locked(() -> Set.copyOf(owned.keySet()));
    }

    /** Whether this instance sees to the alerts of a partition. */
    boolean owns(SourcePartition source) {
        return owns(new TopicPartition(source.topic(), source.number()));
    }

    /** Does something with an owned partition, alone. Nothing if it is not owned any more. */
    void with(TopicPartition partition, Consumer<OwnedPartition> work) {
        lock.lock();
        try {
            OwnedPartition one = owned.get(partition);
            if (one != null) {
                work.accept(one);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What an owned partition answers, alone; empty if it answers null or is not owned any more.
     */
    <T> Optional<T> ask(TopicPartition partition, Function<OwnedPartition, @Nullable T> question) {
        lock.lock();
        try {
            OwnedPartition one = owned.get(partition);
            return one == null ? Optional.empty() : Optional.ofNullable(question.apply(one));
        } finally {
            lock.unlock();
        }
    }

    /** Judges what time alone brings. */
    void tick() {
        forEach(OwnedPartition::tick);
    }

    /** The offsets, with totals, of partitions that went on since they were committed. */
    Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Duration longestWindow = rules.longestWindow();
        return locked(() -> {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            owned.forEach((partition, one) -> {
                if (one.ledger().hasUncommitted()) {
                    offsets.put(partition, one.state(longestWindow).toCommit());
                }
            });
            return offsets;
        });
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) ->
                with(partition, one -> one.ledger().committed(offset.offset())));
    }

    @Override
    public List<Draft> drafts(Instant now) {
        return all(one -> one.watch().drafts(now.toEpochMilli(), updateEveryMillis).stream());
    }

    @Override
    public void published(Draft draft, Instant at) {
        SourcePartition source = draft.source();
        with(
                new TopicPartition(source.topic(), source.number()),
                one -> one.watch().published(draft, at.toEpochMilli()));
    }

    @Override
    public void observed(Alert alert, boolean own) {
        forEach(one -> one.watch().observe(alert, own));
    }

    /** What each service whose lines are read here logged lately. */
    public List<ServiceFigures> services() {
        return all(one -> one.watch().services().stream());
    }

    /** What was logged in a minute of the epoch, as far as it is read here. */
    public MinuteFigures history(long minute) {
        return all(one -> Stream.of(one.watch().history(minute))).stream()
                .reduce(new MinuteFigures(0, 0, 0), MinuteFigures::plus);
    }

    /** The totals of each partition that is read here. */
    public Map<SourcePartition, Totals> totals() {
        return locked(() -> {
            Map<SourcePartition, Totals> totals = new HashMap<>();
            owned.values().forEach(one -> totals.put(one.source(), one.ledger().totals()));
            return totals;
        });
    }

    /** How many deliveries were recognised as repeated since the start. */
    public long duplicates() {
        return all(one -> Stream.of(one.ledger().duplicates())).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How the watches are. */
    public List<WatchFigures> watches() {
        return all(one -> Stream.of(one.watch().figures()));
    }

    private void forEach(Consumer<OwnedPartition> work) {
        lock.lock();
        try {
            owned.values().forEach(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> List<T> all(Function<OwnedPartition, Stream<T>> question) {
        return locked(() -> {
            List<T> answers = new ArrayList<>();
            owned.values().forEach(one -> question.apply(one).forEach(answers::add));
            return answers;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
