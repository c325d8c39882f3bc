package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic in a list. What is not known, of one partition alone too, is null.
 *
 * @param name its name
 * @param internal whether Kafka itself owns it
 * @param partitions how many it has
 * @param replicationFactor replicas of each
 * @param records offsets between begin and end: exact for plain topics, an upper bound for those
 *     with holes
 * @param holes why {@code records} is an upper bound; null when it is exact, as far as is known
 * @param bytes size on disk of one replica of each partition
 * @param produceRate offsets written per second
 * @param consumeRate offsets committed per second by all groups together, where they commit
 * @param underReplicated partitions with fewer in-sync replicas than replicas
 * @param offline partitions without a leader
 * @param lastWriteAt when the newest record was written
 * @param cleanupPolicy such as delete or compact
 * @param maxLag the largest known lag of a group that reads it; null when none is known
 * @param totalLag the lags of all groups that read it; null when one is unknown, or there is none
 * @param groups who reads it, and how far behind
 */
public record TopicRow(
        String name,
        boolean internal,
        int partitions,
        int replicationFactor,
        @Nullable Long records,
        @Nullable Holes holes,
        @Nullable Long bytes,
        @Nullable Double produceRate,
        @Nullable Double consumeRate,
        int underReplicated,
        int offline,
        @Nullable Instant lastWriteAt,
        @Nullable String cleanupPolicy,
        @Nullable Long maxLag,
        @Nullable Long totalLag,
        List<TopicReaderLag> groups) {

    static TopicRow of(ObservedTopic topic, List<TopicReaderLag> readers) {
        List<ObservedPartition> partitions = topic.partitions();
        int offline = 0;
        for (ObservedPartition partition : partitions) {
            if (partition.leader() == null) {
                offline++;
            }
        }
        Long largest = null;
        for (TopicReaderLag reader : readers) {
            Long lag = reader.lag();
            if (lag != null && (largest == null || lag > largest)) {
                largest = lag;
            }
        }
        return new TopicRow(
                topic.name(),
                topic.internal(),
                partitions.size(),
                topic.replicationFactor(),
                Totals.ofLongs(partitions, ObservedPartition::records),
                Holes.of(topic),
                Totals.ofLongs(partitions, ObservedPartition::bytes),
                Totals.ofDoubles(partitions, ObservedPartition::produceRate),
                readers.isEmpty()
                        ? null
                        : Totals.knownDoubles(readers, TopicReaderLag::consumeRate),
                topic.underReplicated(),
                offline,
                Totals.newest(partitions, ObservedPartition::lastWriteAt),
                topic.cleanupPolicy(),
                largest,
                Totals.ofLongs(readers, TopicReaderLag::lag),
                readers);
    }
}
