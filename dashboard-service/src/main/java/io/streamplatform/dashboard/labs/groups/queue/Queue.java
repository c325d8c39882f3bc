package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.Lab;
import io.streamplatform.dashboard.labs.groups.GroupLab;
import io.streamplatform.dashboard.labs.groups.Happening;
import io.streamplatform.dashboard.labs.groups.LabPlaces;
import io.streamplatform.dashboard.labs.groups.queue.QueueView.Partition;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A queue that runs: its members, and what they have done. */
final class Queue implements Lab {

    /** So that one sees who has what; still more than the lab writes when it begins. */
    private static final int USUAL_PACE_MILLIS = 500;

    private static final Duration NEWS = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(12);
    private static final Logger log = LoggerFactory.getLogger(Queue.class);

    private final QueueView.Settings settings;
    private final Bounds bounds;
    private final KafkaClients clients;
    private final QueueGroup group;
    private final LabPlaces places;
    private final Runnable changed;
    private final QueueBoard board;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final ConcurrentSkipListMap<Integer, QueueMember> members =
            new ConcurrentSkipListMap<>();
    private volatile Map<TopicPartition, SharePartitionOffsetInfo> offsets = Map.of();
    private volatile Map<String, List<Integer>> assignments = Map.of();
    private volatile boolean hasNews;
    private volatile boolean ended;
    private int numbered;

    /**
     * @param happened told what the exercises wait for
     * @param changed called when the view is another, now and then
     */
    Queue(
            int lockMillis,
            Bounds bounds,
            KafkaClients clients,
            QueueGroup group,
            LabPlaces places,
            Consumer<Happening> happened,
            Runnable changed) {
        this.settings = new QueueView.Settings(lockMillis, QueueGroup.FROM, QueueMember.AT_A_TIME);
        this.bounds = bounds;
        this.clients = clients;
        this.group = group;
        this.places = places;
        this.changed = changed;
        this.board = new QueueBoard(GroupLab.PARTITIONS, bounds.deliveryLimit(), happened);
    }

    /** Takes places, sets the group up and lets the first members come. */
    void start(int count) {
        places.take(count);
        try {
            group.prepare(settings.lockMillis());
        } catch (RuntimeException e) {
            places.giveBack(count);
            throw e;
        }
        come(count);
        Thread.ofVirtual().name("lab-queue-news").start(this::tell);
        Thread.ofVirtual().name("lab-queue-look").start(this::look);
    }

    synchronized void add(int count) {
        refuseWhenEnded();
        places.take(count);
        come(count);
    }

    synchronized void start(String name) {
        refuseWhenEnded();
        member(name).start();
    }

    /** Has a member leave, and waits until it has. */
    synchronized void stop(String name) {
        QueueMember member = member(name);
        member.stop();
        await(member, System.nanoTime() + LEAVING.toNanos());
    }

    synchronized void remove(String name) {
        QueueMember member = member(name);
        stop(name);
        members.values().remove(member);
        places.giveBack(1);
        hasNews = true;
    }

    QueueMember member(String name) {
        return members.values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(
                                "member",
                                name,
                                "GET /api/labs/groups/queue tells which there are."));
    }

    /** Answers a record, whoever holds it. */
    void answer(int partition, long offset, AcknowledgeType answer) {
        for (QueueMember each : members.values()) {
            var held = each.find(partition, offset);
            if (held.isPresent()) {
                each.answer(held.get(), answer);
                return;
            }
        }
        throw Refused.conflict(
                "Nobody holds it",
                "offset",
                String.valueOf(offset),
                "no member holds this record of partition %d now: it was answered, its lock ran out, or it has not been delivered yet."
                        .formatted(partition));
    }

    @Override
    public synchronized void end() {
        ended = true;
        Collection<QueueMember> all = List.copyOf(members.values());
        all.forEach(QueueMember::stop);
        long deadline = System.nanoTime() + LEAVING.toNanos();
        all.forEach(each -> await(each, deadline));
        places.giveBack(all.size());
        group.remove();
    }

    void changed() {
        hasNews = true;
    }

    QueueState.Round view() {
        Map<TopicPartition, SharePartitionOffsetInfo> known = offsets;
        Map<String, List<Integer>> assigned = assignments;
        return new QueueState.Round(
                startedAt,
                settings,
                bounds,
                board.working(),
                board.totals(),
                IntStream.range(0, GroupLab.PARTITIONS)
                        .mapToObj(each ->
                                partition(
                                        each, known.get(new TopicPartition(GroupLab.TOPIC, each))))
                        .toList(),
                members.values().stream().map(each -> each.view(assigned)).toList());
    }

    private Partition partition(int number, @Nullable SharePartitionOffsetInfo told) {
        return new Partition(
                number,
                told == null ? null : told.startOffset(),
                told == null ? null : told.lag().orElse(null),
                board.records(number));
    }

    private void come(int count) {
        for (int i = 0; i < count; i++) {
            int number = ++numbered;
            QueueMember member =
                    new QueueMember(
                            "worker-" + number,
                            USUAL_PACE_MILLIS,
                            this::client,
                            settings.lockMillis(),
                            board,
                            this::changed);
            members.put(number, member);
            member.start();
        }
        hasNews = true;
    }

    private ShareConsumer<byte[], byte[]> client(String clientId) {
        return clients.shareConsumer(
                clientId,
                QueueGroup.NAME,
                Map.of(
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        // No more than asked for, though a batch of the log holds more.
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        QueueMember.AT_A_TIME));
    }

    private void refuseWhenEnded() {
        if (ended) {
            throw Refused.conflict("It does not run", "lab", "queue", "start it first.");
        }
    }

    private static void await(QueueMember member, long deadline) {
        try {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            if (!member.awaitStop(left)) {
                log.warn("{} of the queue has not left yet", member.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Many records a second are told in few frames. */
    private void tell() {
        try {
            while (!ended) {
                Thread.sleep(NEWS);
                if (hasNews) {
                    hasNews = false;
                    changed.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            while (!ended) {
                Thread.sleep(LOOK);
                try {
                    offsets = group.offsets();
                    assignments = group.assignments();
                } catch (KafkaException e) {
                    offsets = Map.of(); // unknown is shown as unknown
                    assignments = Map.of();
                }
                hasNews = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
