package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Which partitions a topic has, as a consumer is told. */
public final class Partitions {

    private Partitions() {}

    /**
     * Their numbers, in order.
     *
     * @throws NotFound when the topic is not there
     */
    public static List<Integer> of(Consumer<?, ?> consumer, String topic) {
        return infos(consumer, topic).stream().map(PartitionInfo::partition).sorted().toList();
    }

    /**
     * Those that can be read now, and those that cannot: asking one without a leader for an offset
     * takes all the time there is, and ends in a failure for the others too.
     *
     * @param led partitions with a leader
     * @param leaderless numbers of the others, in order
     */
    public record ByLeader(List<TopicPartition> led, List<Integer> leaderless) {}

    /**
     * The partitions, told apart by whether they can be read now.
     *
     * @throws NotFound when the topic is not there
     */
    public static ByLeader byLeader(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> led = new ArrayList<>();
        List<Integer> leaderless = new ArrayList<>();
        for (PartitionInfo info : infos(consumer, topic)) {
            if (info.leader() == null || info.leader().isEmpty()) {
                leaderless.add(info.partition());
            } else {
                led.add(new TopicPartition(topic, info.partition()));
            }
        }
        leaderless.sort(Comparator.naturalOrder());
        return new ByLeader(List.copyOf(led), List.copyOf(leaderless));
    }

    private static List<PartitionInfo> infos(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw NotFound.topic(topic);
        }
        return infos;
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
