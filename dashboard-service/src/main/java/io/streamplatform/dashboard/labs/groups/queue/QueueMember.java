package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.labs.groups.GroupLab;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.HeldRecord;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Member;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.MemberState;
import io.streamplatform.dashboard.web.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of the queue, on a thread of its own. It takes a few records, works on one after the
 * other, answers each, and asks for more when it has none left: a share consumer that answers
 * explicitly may not poll while it owes an answer.
 */
final class QueueMember {

    /** Records that it takes at once. */
    static final int AT_A_TIME = 3;

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration LEAVING = Duration.ofSeconds(3);

    /** The broker's lock began before the record came, so that it has run out by then. */
    private static final Duration AFTER_THE_LOCK = Duration.ofMillis(500);

    private static final int MOST_WISHES = 32;
    private static final Logger log = LoggerFactory.getLogger(QueueMember.class);

    private final String name;
    private final Function<String, ShareConsumer<byte[], byte[]>> clients;
    private final int lockMillis;
    private final QueueBoard board;
    private final Runnable changed;
    private final Tally tally = new Tally();
    private final AtomicLong delivered = new AtomicLong();
    private final BlockingQueue<Wish> wishes = new ArrayBlockingQueue<>(MOST_WISHES);
    private volatile List<Held> held = List.of();
    private volatile AnswerPolicy policy = AnswerPolicy.ACCEPT;
    private volatile int millisPerRecord;
    private volatile @Nullable String failure;
    private volatile @Nullable Stint stint;
    private long workedSince;

    /** An answer that a person wants to be given. */
    private record Wish(Held held, AcknowledgeType answer) {}

    /** From a start to a stop. */
    private final class Stint implements Runnable {
        private final Thread thread = Thread.ofPlatform().daemon().name(clientId()).unstarted(this);
        private volatile boolean stopped;

        @Override
        public void run() {
            work(this);
        }
    }

    /**
     * @param clients makes the client of a client id; closed by this
     * @param lockMillis for how long a record is its holder's, when the broker does not tell
     * @param changed called when the view is another
     */
    QueueMember(
            String name,
            int millisPerRecord,
            Function<String, ShareConsumer<byte[], byte[]>> clients,
            int lockMillis,
            QueueBoard board,
            Runnable changed) {
        this.name = name;
        this.millisPerRecord = millisPerRecord;
        this.clients = clients;
        this.lockMillis = lockMillis;
        this.board = board;
        this.changed = changed;
    }

    String name() {
        return name;
    }

    /** Starts it, unless it works. */
    synchronized void start() {
        if (stint != null) {
            return;
        }
        failure = null;
        Stint next = new Stint();
        stint = next;
        next.thread.start();
    }

    /** Has it leave; what it holds is given back. Does not wait. */
    void stop() {
        Stint now = stint;
        if (now != null) {
            now.stopped = true;
        }
    }

    /** Waits until it has left; tells whether it has. */
    boolean awaitStop(Duration patience) throws InterruptedException {
        Stint now = stint;
        return now == null || now.thread.join(patience);
    }

    void answerWith(AnswerPolicy next) {
        policy = next;
    }

    void pace(int millis) {
        millisPerRecord = millis;
    }

    Optional<Held> find(int partition, long offset) {
        return held.stream()
                .filter(each -> each.partition() == partition && each.offset() == offset)
                .findFirst();
    }

    /** Answers a record that it holds, before its turn. */
    void answer(Held wanted, AcknowledgeType answer) {
        if (!wishes.offer(new Wish(wanted, answer))) {
            throw Refused.conflict(
                    "Too many answers",
                    "answer",
                    answer.name(),
                    "%s has not given the last %d yet; try again in a moment."
                            .formatted(name, MOST_WISHES));
        }
    }

    /**
     * @param assignments the partitions that the broker lets each client ask
     */
    Member view(Map<String, List<Integer>> assignments) {
        List<Held> now = held;
        return new Member(
                name,
                clientId(),
                state(now),
                failure,
                policy,
                millisPerRecord,
                stint == null ? List.of() : assignments.getOrDefault(clientId(), List.of()),
                now.stream().map(QueueMember::view).toList(),
                delivered.get(),
                tally.counts());
    }

    private MemberState state(List<Held> now) {
        if (stint == null) {
            return failure == null ? MemberState.STOPPED : MemberState.FAILED;
        }
        return now.isEmpty() ? MemberState.WAITING : MemberState.WORKING;
    }

    private static HeldRecord view(Held each) {
        byte[] value = each.record().value();
        return new HeldRecord(
                each.partition(),
                each.offset(),
                value == null ? "" : new String(value, StandardCharsets.UTF_8),
                each.deliveries(),
                each.lockLeftMillis());
    }

    private String clientId() {
        return QueueGroup.NAME + "-" + name;
    }

    private void work(Stint mine) {
        try {
            ShareConsumer<byte[], byte[]> consumer = clients.apply(clientId());
            try {
                consumer.subscribe(List.of(GroupLab.TOPIC));
                while (!mine.stopped) {
                    if (held.isEmpty()) {
                        take(consumer);
                    } else {
                        answerNext(consumer);
                    }
                }
            } finally {
                // Leaving gives back what is not answered: the broker delivers it to others at
                // once.
                consumer.close(LEAVING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            failure = e.getMessage();
            log.warn("{} of the queue: {}", name, e.getMessage());
        } finally {
            for (Held each : held) {
                settle(each, Outcome.RELEASED);
            }
            wishes.clear();
            stint = null;
            changed.run();
        }
    }

    private void take(ShareConsumer<byte[], byte[]> consumer) {
        ConsumerRecords<byte[], byte[]> given = consumer.poll(POLL);
        if (given.isEmpty()) {
            return;
        }
        long millis = consumer.acquisitionLockTimeoutMs().orElse(lockMillis);
        long ends = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        List<Held> taken = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : given) {
            taken.add(new Held(each, each.deliveryCount().orElse((short) 1), ends));
        }
        delivered.addAndGet(taken.size());
        workedSince = System.nanoTime();
        held = List.copyOf(taken);
        board.delivered(name, taken);
        changed.run();
    }

    private void answerNext(ShareConsumer<byte[], byte[]> consumer) throws InterruptedException {
        Held first = held.getFirst();
        Wish wish = wishes.poll(untilDue(first), TimeUnit.NANOSECONDS);
        long now = System.nanoTime();
        if (wish != null) {
            if (held.contains(wish.held())) {
                answer(consumer, wish.held(), wish.answer());
            }
        } else if (now - first.lockEndsNanos() >= AFTER_THE_LOCK.toNanos()) {
            // It comes too late to count, but the client wants some word before it polls again.
            answer(consumer, first, AcknowledgeType.RELEASE);
        } else if (policy != AnswerPolicy.HOLD && now - workedSince >= workNanos()) {
            answer(consumer, first, word(policy));
        }
    }

    /** Until something is to be done about a record; never long, for its orders may change. */
    private long untilDue(Held first) {
        long now = System.nanoTime();
        long due = first.lockEndsNanos() + AFTER_THE_LOCK.toNanos() - now;
        if (policy != AnswerPolicy.HOLD) {
            due = Math.min(due, workedSince + workNanos() - now);
        }
        return Math.clamp(due, 0, LOOK_AGAIN.toNanos());
    }

    private long workNanos() {
        return Duration.ofMillis(millisPerRecord).toNanos();
    }

    private static AcknowledgeType word(AnswerPolicy policy) {
        return switch (policy) {
            case ACCEPT -> AcknowledgeType.ACCEPT;
            case RELEASE -> AcknowledgeType.RELEASE;
            case REJECT -> AcknowledgeType.REJECT;
            case HOLD -> throw new IllegalStateException("who holds says nothing");
        };
    }

    private void answer(
            ShareConsumer<byte[], byte[]> consumer, Held which, AcknowledgeType answer) {
        boolean isTooLate = System.nanoTime() - which.lockEndsNanos() >= 0;
        consumer.acknowledge(which.record(), answer);
        var told = consumer.commitSync(ANSWERED_WITHIN).values();
        Outcome outcome = told.isEmpty() ? Outcome.UNKNOWN : outcome(answer);
        for (Optional<KafkaException> refused : told) {
            if (refused.isPresent()) {
                outcome = refusal(refused.get());
            }
        }
        if (isTooLate) {
            // The broker refuses it then; or says nothing when others are done with the record.
            outcome = Outcome.TIMED_OUT;
        }
        if (which.equals(held.getFirst())) {
            workedSince = System.nanoTime();
        }
        settle(which, outcome);
        changed.run();
    }

    private static Outcome outcome(AcknowledgeType answer) {
        return switch (answer) {
            case ACCEPT -> Outcome.ACCEPTED;
            case RELEASE -> Outcome.RELEASED;
            case REJECT -> Outcome.REJECTED;
            case RENEW -> throw new IllegalStateException("no lock is renewed here");
        };
    }

    private Outcome refusal(KafkaException refused) {
        if (refused instanceof InvalidRecordStateException) {
            return Outcome.TIMED_OUT;
        }
        log.warn("{} of the queue could not answer: {}", name, refused.getMessage());
        return Outcome.UNKNOWN;
    }

    private void settle(Held which, Outcome outcome) {
        held = held.stream().filter(each -> !each.equals(which)).toList();
        tally.add(outcome);
        board.answered(name, which, outcome);
    }
}
