package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.labs.groups.order.OrderView.Lane;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;

/** Keyed records over three partitions, read back by one consumer. */
record WithinPartitions(IntFunction<OrderTopic> topics) implements Trial {

    private static final int PARTITIONS = 3;
    private static final int KEYS = 12;
    private static final int OF_EACH = 4;

    @Override
    public List<Run> run(Progress progress) {
        progress.tell(0, "making a topic of %d partitions".formatted(PARTITIONS));
        try (OrderTopic topic = topics.apply(PARTITIONS)) {
            progress.tell(0.3, "writing %d records".formatted(KEYS * OF_EACH));
            int written = write(topic);
            progress.tell(0.6, "reading them back");
            return List.of(run(written, topic.read(PARTITIONS, written)));
        }
    }

    private static int write(OrderTopic topic) {
        Producer<byte[], byte[]> producer = topic.producer(Map.of());
        try {
            Sending sending = new Sending(producer, topic.name());
            sending.send(Records.numbered(1, KEYS, 1, OF_EACH));
            sending.finish();
            return sending.written();
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private static Run run(int written, List<Numbered> read) {
        Inversions<String> keys = Inversions.ofKeys();
        read.forEach(keys::read);
        Inversions<Integer> partitions = Inversions.withinPartitions();
        read.forEach(partitions::read);
        Inversions<Boolean> all = Inversions.overAll();
        List<Lane> lanes = new ArrayList<>();
        lanes.add(Shown.lane("as read, over all", all, read));
        for (int i = 0; i < PARTITIONS; i++) {
            int number = i;
            lanes.add(
                    Shown.lane(
                            "partition " + number,
                            Inversions.withinPartitions(),
                            read.stream().filter(each -> each.partition() == number).toList()));
        }
        return new Run(
                "%d keys over %d partitions".formatted(KEYS, PARTITIONS),
                Map.of(),
                1,
                0,
                written,
                read.size(),
                keys.duplicates(),
                List.of(
                        Shown.order("each partition", partitions),
                        Shown.orderOfKeys("each key", keys),
                        Shown.order("all partitions together, as read", all)),
                lanes,
                List.of(),
                "%d of %d records came late over all, %d within their partition, %d within their key."
                        .formatted(all.count(), read.size(), partitions.count(), keys.count()));
    }
}
