package io.streamplatform.dashboard.brokers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which a broker keeps its replicas.
 *
 * @param path on the broker's machine
 * @param error why the broker cannot use it, e.g. a disk that failed; null when it can
 * @param totalBytes of the volume that it is on; null when not told
 * @param usableBytes of that volume; null when not told
 * @param bytes size of the replicas in it
 * @param replicas how many there are
 * @param moving those of them that are copied here from another folder
 * @param topics the largest, largest first
 * @param otherTopics how many more there are
 */
public record LogDirectory(
        String path,
        @Nullable String error,
        @Nullable Long totalBytes,
        @Nullable Long usableBytes,
        long bytes,
        int replicas,
        int moving,
        List<TopicSize> topics,
        int otherTopics) {

    private static final int TOPICS_TOLD = 100;

    /**
     * A topic's replicas in a folder.
     *
     * @param topic its name
     * @param partitions how many of its partitions have a replica there
     * @param bytes size of these
     */
    public record TopicSize(String topic, int partitions, long bytes) {

        private TopicSize plus(TopicSize more) {
            return new TopicSize(topic, partitions + more.partitions, bytes + more.bytes);
        }
    }

    /** Share of the volume that is in use, in percent; null when not told. */
    public @Nullable Integer usedPercent() {
        return totalBytes == null || usableBytes == null || totalBytes <= 0
                ? null
                : (int) Math.round(100.0 * (totalBytes - usableBytes) / totalBytes);
    }

    /** Share of the volume that these replicas take, in percent; null when not told. */
    public @Nullable Double replicasPercent() {
        return totalBytes == null || totalBytes <= 0 ? null : 100.0 * bytes / totalBytes;
    }

    static List<LogDirectory> all(Map<String, LogDirDescription> told) {
        return told.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(LogDirectory::path))
                .toList();
    }

    private static LogDirectory of(String path, LogDirDescription told) {
        Map<String, TopicSize> sizes = new HashMap<>();
        long bytes = 0;
        int moving = 0;
        for (Map.Entry<TopicPartition, ReplicaInfo> replica : told.replicaInfos().entrySet()) {
            long size = replica.getValue().size();
            String topic = replica.getKey().topic();
            sizes.merge(topic, new TopicSize(topic, 1, size), TopicSize::plus);
            bytes += size;
            moving += replica.getValue().isFuture() ? 1 : 0;
        }
        List<TopicSize> largest = new ArrayList<>(sizes.values());
        largest.sort(
                Comparator.comparingLong(TopicSize::bytes)
                        .reversed()
                        .thenComparing(TopicSize::topic));
        int shown = Math.min(TOPICS_TOLD, largest.size());
        return new LogDirectory(
                path,
                told.error() == null ? null : told.error().getMessage(),
                told.totalBytes().isPresent() ? told.totalBytes().getAsLong() : null,
                told.usableBytes().isPresent() ? told.usableBytes().getAsLong() : null,
                bytes,
                told.replicaInfos().size(),
                moving,
                List.copyOf(largest.subList(0, shown)),
                largest.size() - shown);
    }
}
