package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.groups.Controls.Ending;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A member of the lab's group, over all its lives: it may be stopped or crash, and be started
 * again.
 */
final class LabMember {

    private final int number;
    private final KafkaClients clients;
    private final MemberEvents events;
    private final Controls controls = new Controls();
    private final MemberAccount account = new MemberAccount();
    private volatile GroupSettings settings;
    private volatile @Nullable Thread thread;
    private volatile @Nullable MemberLife life;
    private volatile @Nullable String failure;
    private volatile String memberId = "";
    private volatile int generation = -1;
    private volatile long polledAt = System.nanoTime();
    private volatile long silentSince;

    /** Until its assignment comes, one that was revoked all is neither idle nor at work. */
    private volatile boolean meeting;

    /** It was silent for so long that the group goes on without it. */
    private volatile boolean expelled;

    LabMember(int number, GroupSettings settings, KafkaClients clients, MemberEvents events) {
        this.number = number;
        this.settings = settings;
        this.clients = clients;
        this.events = events;
    }

    int number() {
        return number;
    }

    String name() {
        return "member-" + number;
    }

    String clientId() {
        return GroupLab.CLIENTS + number;
    }

    @Nullable String instanceId() {
        return settings.staticMembership() ? clientId() : null;
    }

    /** Begins a life. One that cannot be begun shows as failed. */
    void start(GroupSettings given) {
        settings = given;
        failure = null;
        memberId = "";
        generation = -1;
        meeting = false;
        expelled = false;
        polledAt = System.nanoTime();
        account.begins();
        controls.begin();
        try {
            Map<String, Object> config = new HashMap<>(given.consumer(instanceId()));
            Standstill standstill = new Standstill();
            config.put(ClientWatch.HEARER, hearer(standstill));
            Consumer<byte[], byte[]> consumer = clients.consumer(clientId(), config);
            MemberLife begun = new MemberLife(this, controls, given, consumer, standstill, events);
            life = begun;
            thread = Thread.ofVirtual().name(clientId()).start(begun);
        } catch (KafkaException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    void end(Ending how) {
        controls.end(how);
    }

    /** Waits until its life has ended; for so long. A client that stands still has ended. */
    void awaitEnd(Duration patience) {
        MemberLife ending = life;
        if (ending != null) {
            ending.awaitEnd(patience);
        }
    }

    /** Its newest life; null before the first. */
    @Nullable MemberLife life() {
        return life;
    }

    private ClientWatch.Hearer hearer(Standstill standstill) {
        return new ClientWatch.Hearer() {
            @Override
            public void committed(int partition, long offset) {
                account.committed(partition, offset);
            }

            @Override
            public void refreshed() {
                standstill.comesBy();
            }
        };
    }

    void pause(boolean wanted) {
        controls.pause(wanted);
    }

    void pace(int millis) {
        controls.pace(millis);
    }

    int millisPerRecord() {
        return controls.millisPerRecord();
    }

    boolean isPaused() {
        return controls.isPaused();
    }

    @Nullable Ending ending() {
        return controls.ending();
    }

    /** Whether it runs, though it may be paused. */
    boolean isAlive() {
        Thread running = thread;
        return running != null && running.isAlive() && controls.ending() == null && failure == null;
    }

    /** Whether the group counts on it. */
    boolean isInGroup() {
        return isAlive() && !expelled;
    }

    MemberAccount account() {
        return account;
    }

    long position(int partition) {
        return account.position(partition);
    }

    void polls() {
        polledAt = System.nanoTime();
        if (expelled) {
            expelled = false;
            events.back(this);
        }
    }

    /** What it knows of its membership after a poll. */
    void joined(ConsumerGroupMetadata metadata) {
        memberId = metadata.memberId();
        generation = metadata.generationId();
    }

    void failed(String why) {
        failure = why;
    }

    @Nullable String failure() {
        return failure;
    }

    /** Its id in the group; empty until it has joined. */
    String memberId() {
        return memberId;
    }

    /** The generation, or the epoch, that it knows; below zero until it has joined. */
    int generation() {
        return generation;
    }

    /** Whether it gives up all its partitions at each rebalance. */
    boolean isEager() {
        return settings.assignment().isEager(settings.protocol());
    }

    void meets(boolean now) {
        meeting = now;
    }

    /** The group goes on without it. It does not know, and will hear when it polls again. */
    void expel() {
        expelled = true;
        account.ended();
    }

    /** It sends no heartbeat any more, and the group still counts on it. */
    void fallsSilent() {
        silentSince = System.nanoTime();
    }

    /** When its max.poll.interval.ms runs out. */
    long pollDeadline() {
        return polledAt + TimeUnit.MILLISECONDS.toNanos(settings.maxPollIntervalMillis());
    }

    /** When its session runs out, if it is silent: it has sent a heartbeat shortly before. */
    long sessionDeadline() {
        return silentSince + TimeUnit.MILLISECONDS.toNanos(settings.sessionTimeoutMillis());
    }

    MemberState state() {
        if (failure != null) {
            return MemberState.FAILED;
        }
        Ending how = controls.ending();
        if (how != null || thread == null) {
            return how == Ending.CRASH ? MemberState.CRASHED : MemberState.STOPPED;
        }
        if (controls.isPaused()) {
            return MemberState.PAUSED;
        }
        if (generation < 0 || meeting) {
            return MemberState.JOINING;
        }
        return account.figures().partitions().isEmpty() ? MemberState.IDLE : MemberState.WORKING;
    }

    /**
     * As browsers see it.
     *
     * @param inGroup whether the broker still has it, though its life has ended
     */
    MemberView view(boolean inGroup) {
        MemberAccount.Figures figures = account.figures();
        MemberState state = state();
        long now = System.nanoTime();
        return new MemberView(
                name(),
                clientId(),
                memberId,
                instanceId(),
                state,
                failure,
                figures.partitions().stream().sorted().toList(),
                controls.millisPerRecord(),
                figures.read(),
                figures.committed(),
                figures.uncommitted(),
                figures.redelivered(),
                figures.assignments(),
                figures.revocations(),
                figures.losses(),
                TimeUnit.NANOSECONDS.toMillis(now - polledAt),
                deadline(state, inGroup, now));
    }

    private MemberView.@Nullable Deadline deadline(MemberState state, boolean inGroup, long now) {
        if (inGroup && (state == MemberState.CRASHED || state == MemberState.STOPPED)) {
            return MemberView.Deadline.of(
                    MemberView.Kind.SESSION_TIMEOUT,
                    sessionDeadline() - now,
                    settings.sessionTimeoutMillis());
        }
        // Whoever works on a batch for long runs into it as well as one that is paused.
        boolean silent =
                state == MemberState.PAUSED
                        || now - polledAt
                                > TimeUnit.MILLISECONDS.toNanos(settings.maxPollIntervalMillis())
                                        / 2;
        return isAlive() && !expelled && silent
                ? MemberView.Deadline.of(
                        MemberView.Kind.MAX_POLL_INTERVAL,
                        pollDeadline() - now,
                        settings.maxPollIntervalMillis())
                : null;
    }
}
