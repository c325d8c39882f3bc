package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.labs.groups.Controls.Ending;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a member, from its start until it stops or crashes: a consumer and the thread that it
 * belongs to. It polls a few records, works on each, and commits as it is told to.
 */
final class MemberLife implements Runnable, ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(MemberLife.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMITTING = Duration.ofSeconds(3);
    static final Duration CLOSING = Duration.ofSeconds(3);

    private final LabMember member;
    private final Controls controls;
    private final CommitStrategy commit;
    private final boolean standsStill;
    private final Consumer<byte[], byte[]> consumer;
    private final Standstill standstill;
    private final MemberEvents events;

    /** Worked on and not committed yet, for strategies of the member's own. */
    private final Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();

    private final CountDownLatch over = new CountDownLatch(1);
    private boolean ending;

    /**
     * @param consumer of the group; closed by this
     * @param standstill that the consumer's own thread comes by
     */
    MemberLife(
            LabMember member,
            Controls controls,
            GroupSettings settings,
            Consumer<byte[], byte[]> consumer,
            Standstill standstill,
            MemberEvents events) {
        this.member = member;
        this.controls = controls;
        this.commit = settings.commit();
        this.standsStill = settings.standsStill();
        this.consumer = consumer;
        this.standstill = standstill;
        this.events = events;
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(List.of(GroupLab.TOPIC), this);
            boolean goesOn = controls.mayPoll();
            while (goesOn) {
                goesOn = pollAndWork() && controls.mayPoll();
            }
        } catch (KafkaException e) {
            member.failed(String.valueOf(e.getMessage()));
            log.warn("{} of the group lab failed", member.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Tells whether to go on. */
    private boolean pollAndWork() throws InterruptedException {
        member.polls();
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(POLL);
        } catch (InterruptException e) {
            throw e;
        } catch (RetriableException e) {
            log.debug("{} of the group lab polls again", member.name(), e);
            Thread.sleep(POLL);
            return true;
        }
        member.joined(consumer.groupMetadata());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (!controls.work()) {
                return false;
            }
            TopicPartition partition = new TopicPartition(each.topic(), each.partition());
            pending.put(partition, new OffsetAndMetadata(each.offset() + 1));
            events.read(member, each.partition(), each.offset());
            if (commit == CommitStrategy.EACH_RECORD) {
                commit();
            }
        }
        if (commit == CommitStrategy.EACH_BATCH) {
            commit();
        }
        return true;
    }

    private void commit() {
        if (pending.isEmpty() || !commit.isOwn()) {
            return;
        }
        try {
            consumer.commitSync(Map.copyOf(pending), COMMITTING);
            pending.clear();
        } catch (RebalanceInProgressException e) {
            log.debug("{} commits after the rebalance", member.name(), e);
        } catch (CommitFailedException e) {
            // The group has gone on without it: what it worked on is another's to do again.
            pending.clear();
            log.debug("{} may not commit", member.name(), e);
        } catch (RetriableException e) {
            log.debug("{} commits later", member.name(), e);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!ending) {
            member.joined(consumer.groupMetadata());
            events.assigned(member, numbers(partitions));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!ending) {
            commit();
            pending.keySet().removeAll(Set.copyOf(partitions));
            events.revoked(member, numbers(partitions));
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        if (!ending) {
            pending.keySet().removeAll(Set.copyOf(partitions));
            events.lost(member, numbers(partitions));
        }
    }

    private void end() {
        Ending how = controls.ending();
        try {
            if (how == Ending.CRASH) {
                forgetAllRead();
            } else {
                commit();
                unreadIsNotCommitted();
            }
        } catch (KafkaException e) {
            log.debug("{} of the group lab ends all the same", member.name(), e);
        } finally {
            ending = true;
            if (how == Ending.CRASH && standsStill) {
                standStill();
                close(Ending.LEAVE);
            } else {
                events.ended(member);
                close(how);
                over.countDown();
            }
        }
    }

    /** Heartbeats no more, until the broker has dropped it or the lab wants its client closed. */
    private void standStill() {
        try {
            var _ = standstill.begin(COMMITTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.ended(member);
        over.countDown();
        standstill.await();
    }

    /** A client that stands still goes on, to be closed. */
    void release() {
        standstill.end();
    }

    /** Waits until it has ended, or stands still. */
    void awaitEnd(Duration patience) {
        try {
            var _ = over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(@Nullable Ending how) {
        GroupMembershipOperation operation =
                how == Ending.CRASH
                        ? GroupMembershipOperation.REMAIN_IN_GROUP
                        : how == Ending.LEAVE
                                ? GroupMembershipOperation.LEAVE_GROUP
                                : GroupMembershipOperation.DEFAULT;
        try {
            consumer.close(CloseOptions.timeout(CLOSING).withGroupMembershipOperation(operation));
        } catch (KafkaException e) {
            log.debug("{} of the group lab was not closed in order", member.name(), e);
        }
    }

    /**
     * A process that dies commits nothing any more. The client would, while it is closed: so it is
     * sent back to where the group's committed offsets are.
     */
    private void forgetAllRead() {
        if (commit != CommitStrategy.AUTO) {
            return;
        }
        Set<TopicPartition> mine = new HashSet<>(consumer.assignment());
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(mine, COMMITTING);
        mine.forEach(partition -> {
            OffsetAndMetadata committed = known.get(partition);
            if (committed == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, committed);
            }
        });
    }

    /** The client commits where it has polled to; what it has not worked on must come again. */
    private void unreadIsNotCommitted() {
        if (commit != CommitStrategy.AUTO) {
            return;
        }
        for (TopicPartition each : consumer.assignment()) {
            long position = member.position(each.partition());
            if (position >= 0) {
                consumer.seek(each, position);
            }
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(each -> numbers.add(each.partition()));
        return numbers;
    }
}
