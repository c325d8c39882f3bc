package io.streamplatform.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;

/**
 * A member of a consumer group: reads on a thread of its own, commits after each batch, and keeps
 * account of what it has read but not committed.
 */
final class GroupMember implements ConsumerRebalanceListener, AutoCloseable {

    /** After so long without a heartbeat the group counts a member as dead. */
    static final Duration SESSION = Duration.ofSeconds(8);

    /** So many records it still reads when it is about to die, without committing any. */
    private static final int READ_BEFORE_CRASH = 10;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration END = Duration.ofSeconds(30);

    /** How it is to end. */
    private enum Ending {
        NONE,
        LEAVE,
        CRASH
    }

    private final String name;
    private final Account account;
    private final Consumer<byte[], Integer> consumer;
    private final Thread thread;
    private final List<Integer> pending = new ArrayList<>();
    private final SortedSet<Integer> held = new TreeSet<>();
    private final Map<Integer, Integer> readOfPartition = new HashMap<>();
    private volatile Ending ending = Ending.NONE;
    private volatile String failure = "";

    GroupMember(Stage stage, String group, String topic, String name, Account account) {
        this.name = name;
        this.account = account;
        Map<String, Object> settings = new HashMap<>(stage.kafka(name));
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("session.timeout.ms", (int) SESSION.toMillis());
        settings.put("heartbeat.interval.ms", 500);
        // Members keep what they have; only what has to move is moved.
        settings.put(
                "partition.assignment.strategy",
                List.of(CooperativeStickyAssignor.class.getName()));
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new IntegerDeserializer());
        thread = new Thread(() -> read(topic), "demo-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(String topic) {
        try {
            consumer.subscribe(List.of(topic), this);
            while (ending != Ending.LEAVE && !isDead()) {
                consumer.poll(POLL).forEach(this::take);
                // It dies in the worst of all moments: after the work and before its commit.
                if (ending == Ending.NONE) {
                    commit();
                }
            }
        } catch (KafkaException e) {
            failure = String.valueOf(e);
        } finally {
            end();
        }
    }

    private synchronized boolean isDead() {
        return ending == Ending.CRASH && pending.size() >= READ_BEFORE_CRASH;
    }

    private void end() {
        boolean leaves = ending != Ending.CRASH;
        try {
            consumer.close(
                    CloseOptions.timeout(END)
                            .withGroupMembershipOperation(
                                    leaves
                                            ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                            : CloseOptions.GroupMembershipOperation
                                                    .REMAIN_IN_GROUP));
        } catch (KafkaException e) {
            failure = String.valueOf(e);
        }
        forgetPending();
        synchronized (this) {
            held.clear();
        }
    }

    private synchronized void take(ConsumerRecord<byte[], Integer> record) {
        account.read(record.value());
        pending.add(record.value());
        readOfPartition.merge(record.partition(), 1, Integer::sum);
    }

    private void commit() {
        try {
            consumer.commitSync();
            clearPending();
        } catch (RebalanceInProgressException e) {
            // Committed with the next batch, or when a partition is given up.
        } catch (CommitFailedException e) {
            forgetPending();
        }
    }

    private synchronized void clearPending() {
        pending.clear();
    }

    private synchronized void forgetPending() {
        pending.forEach(account::uncommitted);
        pending.clear();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        synchronized (this) {
            added.forEach(each -> held.add(each.partition()));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        if (ending != Ending.CRASH) {
            commit();
        }
        lose(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        forgetPending();
        lose(lost);
    }

    private synchronized void lose(Collection<TopicPartition> partitions) {
        partitions.forEach(each -> held.remove(each.partition()));
    }

    String name() {
        return name;
    }

    /** The partitions that it was told are its own. */
    synchronized SortedSet<Integer> held() {
        return new TreeSet<>(held);
    }

    synchronized int read() {
        return readOfPartition.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int readOf(int partition) {
        return readOfPartition.getOrDefault(partition, 0);
    }

    /** Why it ended by itself; empty when it did not. */
    String failure() {
        return failure;
    }

    /** Tells the group that it goes. */
    void leave() throws InterruptedException {
        end(Ending.LEAVE);
    }

    /** Dies with some records read and not committed, without a word to the group. */
    void crash() throws InterruptedException {
        end(Ending.CRASH);
    }

    private void end(Ending how) throws InterruptedException {
        ending = how;
        thread.join(END);
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            ending = Ending.LEAVE;
        }
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
