package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;

/** Which partitions a topic has, as a consumer is told. */
public final class Partitions {

    private Partitions() {}

    /**
     * Their numbers, in order.
     *
     * @throws NotFound when the topic is not there
     */
    public static List<Integer> of(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw NotFound.topic(topic);
        }
        return infos.stream().map(PartitionInfo::partition).sorted().toList();
    }

    /**
     * @throws BadParameter when the partition is none of them
     */
    public static void require(String topic, int partition, List<Integer> all) {
        if (!all.contains(partition)) {
            throw new BadParameter(
                    "partition",
                    String.valueOf(partition),
                    "%s has partitions 0 to %d.".formatted(topic, all.size() - 1));
        }
    }
}
