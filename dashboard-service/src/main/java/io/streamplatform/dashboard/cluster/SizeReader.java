package io.streamplatform.dashboard.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads how much the brokers hold on disk. */
final class SizeReader {

    private final Admin admin;
    private Map<TopicPartition, Long> byPartition = Map.of();
    private Map<Integer, Long> byBroker = Map.of();

    SizeReader(Admin admin) {
        this.admin = admin;
    }

    /** Bytes of a partition's largest replica; null when they are not known. */
    @Nullable Long of(TopicPartition partition) {
        return byPartition.get(partition);
    }

    /** Bytes of all replicas on a broker; null when they are not known. */
    @Nullable Long ofBroker(int id) {
        return byBroker.get(id);
    }

    void read(Collection<Integer> brokers, Answers answers) throws InterruptedException {
        int timeout = answers.startBatch();
        var result =
                admin.describeLogDirs(brokers, new DescribeLogDirsOptions().timeoutMs(timeout));
        Map<TopicPartition, Long> sizes = new HashMap<>();
        Map<Integer, Long> totals = new HashMap<>();
        for (var answer : result.descriptions().entrySet()) {
            var dirs =
                    answers.orNull(
                            answer.getValue(), "log directories of broker " + answer.getKey());
            if (dirs == null) {
                continue;
            }
            long total = 0;
            for (var dir : dirs.values()) {
                for (var replica : dir.replicaInfos().entrySet()) {
                    total += replica.getValue().size();
                    sizes.merge(replica.getKey(), replica.getValue().size(), Math::max);
                }
            }
            totals.put(answer.getKey(), total);
        }
        byPartition = sizes;
        byBroker = totals;
    }
}
