package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.labs.groups.order.OrderView.KeyPlace;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Lane;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Keyed records before and after partitions are added, read by a consumer that was behind: what
 * went to a new partition is found there before what still waits in the old one.
 */
record PartitionsAdded(IntFunction<OrderTopic> topics, ClusterAdmin admin) implements Trial {

    private static final int BEFORE = 3;
    private static final int AFTER = 6;
    private static final int KEYS = 12;
    private static final int OF_EACH = 5;
    private static final int LANES_OF_A_KIND = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public List<Run> run(Progress progress) {
        progress.tell(0, "making a topic of %d partitions".formatted(BEFORE));
        try (OrderTopic topic = topics.apply(BEFORE)) {
            List<Numbered> early = Records.numbered(1, KEYS, 1, OF_EACH);
            List<Numbered> later = Records.numbered(early.size() + 1, KEYS, OF_EACH + 1, OF_EACH);
            progress.tell(0.2, "writing %d records".formatted(early.size()));
            Map<String, Integer> before = write(topic, early, BEFORE);
            progress.tell(0.4, "adding partitions: %d to %d".formatted(BEFORE, AFTER));
            var _ =
                    admin.ask(kafka ->
                            kafka.createPartitions(
                                            Map.of(topic.name(), NewPartitions.increaseTo(AFTER)))
                                    .all());
            topic.awaitLeaders(AFTER);
            progress.tell(0.5, "writing %d more".formatted(later.size()));
            Map<String, Integer> after = write(topic, later, AFTER);
            progress.tell(0.7, "reading all of them, as a consumer that was behind");
            int written = early.size() + later.size();
            return List.of(run(before, after, written, topic.read(AFTER, written)));
        }
    }

    /** Tells to which partition the records of each key went. */
    private static Map<String, Integer> write(
            OrderTopic topic, List<Numbered> records, int partitions) {
        Producer<byte[], byte[]> producer = topic.producer(Map.of());
        try {
            awaitPartitions(producer, topic.name(), partitions);
            Sending sending = new Sending(producer, topic.name());
            sending.send(records);
            sending.finish();
            Map<String, Integer> places = new HashMap<>();
            records.forEach(each -> places.put(each.key(), sending.partitionOf(each)));
            return places;
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** A broker hears of new partitions a moment after they were made. */
    private static void awaitPartitions(
            Producer<byte[], byte[]> producer, String topic, int partitions) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (producer.partitionsFor(topic).size() < partitions) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "%s has no %d partitions after %s".formatted(topic, partitions, PATIENCE));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private static Run run(
            Map<String, Integer> before,
            Map<String, Integer> after,
            int written,
            List<Numbered> read) {
        Inversions<String> moved = Inversions.ofKeys();
        Inversions<String> stayed = Inversions.ofKeys();
        Inversions<Integer> partitions = Inversions.withinPartitions();
        Set<String> movedKeys = new HashSet<>();
        before.forEach((key, partition) -> {
            if (!partition.equals(after.get(key))) {
                movedKeys.add(key);
            }
        });
        Map<String, Integer> late = new HashMap<>();
        for (Numbered each : read) {
            partitions.read(each);
            Inversions<String> its = movedKeys.contains(each.key()) ? moved : stayed;
            if (its.read(each) == Inversions.Place.LATE) {
                late.merge(each.key(), 1, Integer::sum);
            }
        }
        return new Run(
                "%d partitions, then %d".formatted(BEFORE, AFTER),
                Map.of(),
                1,
                0,
                written,
                read.size(),
                moved.duplicates() + stayed.duplicates(),
                List.of(
                        Shown.order("each partition", partitions),
                        Shown.orderOfKeys("keys that stayed", stayed),
                        Shown.orderOfKeys("keys that moved", moved)),
                lanes(movedKeys, read),
                places(before, after, late),
                "%d of %d keys moved to a new partition; %d of their records were read after newer ones. Of the keys that stayed, %d were."
                        .formatted(movedKeys.size(), before.size(), moved.count(), stayed.count()));
    }

    private static List<Lane> lanes(Set<String> moved, List<Numbered> read) {
        List<Lane> lanes = new ArrayList<>();
        lanes.addAll(lanes("moved", true, moved, read));
        lanes.addAll(lanes("stayed", false, moved, read));
        return lanes;
    }

    private static List<Lane> lanes(
            String word, boolean isMoved, Set<String> moved, List<Numbered> read) {
        return read.stream()
                .map(Numbered::key)
                .distinct()
                .filter(key -> moved.contains(key) == isMoved)
                .sorted()
                .limit(LANES_OF_A_KIND)
                .map(key ->
                        Shown.lane(
                                "%s, %s".formatted(key, word),
                                Numbered::numberOfKey,
                                Inversions.ofKeys(),
                                read.stream().filter(each -> each.key().equals(key)).toList()))
                .toList();
    }

    private static List<KeyPlace> places(
            Map<String, Integer> before, Map<String, Integer> after, Map<String, Integer> late) {
        List<KeyPlace> places = new ArrayList<>();
        for (int key = 1; key <= KEYS; key++) {
            String name = "key-" + key;
            places.add(
                    new KeyPlace(
                            name,
                            before.getOrDefault(name, -1),
                            after.getOrDefault(name, -1),
                            late.getOrDefault(name, 0)));
        }
        return places;
    }
}
