package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.cluster.Series;
import io.streamplatform.dashboard.groups.GroupLag;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.groups.PartitionLag;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import io.streamplatform.dashboard.topics.TopicDetail.PartitionRow;
import io.streamplatform.dashboard.web.Paging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is known of one topic, from the newest report. */
@Component
public class TopicDetails {

    /** Partitions that a page, or a message to it, tells at a time. */
    public static final int PARTITIONS = 200;

    private static final int HISTORY_POINTS = 180;
    private static final int MOST_GROUPS = 100;

    private final ObservedCluster cluster;
    private final LagBook lagBook;
    private final History history;
    private final double rateWindowSeconds;

    TopicDetails(
            ObservedCluster cluster,
            LagBook lagBook,
            History history,
            SamplingProperties properties) {
        this.cluster = cluster;
        this.lagBook = lagBook;
        this.history = history;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    /** The id that a topic had when it was last seen. */
    Optional<String> id(String name) {
        LagReport report = lagBook.report();
        ObservedTopic topic = report == null ? null : report.snapshot().topics().get(name);
        return topic == null ? Optional.empty() : Optional.of(topic.id().toString());
    }

    /** A topic with the first of its partitions. */
    public Optional<TopicDetail> detail(String name) {
        return detail(name, 0, PARTITIONS);
    }

    /**
     * A topic with a page of its partitions.
     *
     * @param page from 0
     * @param size partitions a page
     */
    public Optional<TopicDetail> detail(String name, int page, int size) {
        LagReport report = lagBook.report();
        ObservedTopic topic = report == null ? null : report.snapshot().topics().get(name);
        if (report == null || topic == null) {
            return Optional.empty();
        }
        List<TopicReaderLag> readers = report.readersByTopic().getOrDefault(name, List.of());
        TopicRow row = TopicRow.of(topic, readers);
        return Optional.of(
                new TopicDetail(
                        cluster.sight(),
                        report.snapshot().sampledAt(),
                        name,
                        topic.id().toString(),
                        topic.internal(),
                        row.partitions(),
                        row.replicationFactor(),
                        row.records(),
                        row.holes(),
                        row.bytes(),
                        row.produceRate(),
                        row.consumeRate(),
                        rateWindowSeconds,
                        row.underReplicated(),
                        row.offline(),
                        topic.minInsyncReplicas(),
                        row.lastWriteAt(),
                        row.cleanupPolicy(),
                        row.groups().size(),
                        Paging.page(row.groups(), 0, MOST_GROUPS),
                        page,
                        size,
                        partitions(topic, page, size, unread(name, readers, report)),
                        produceHistory(name)));
    }

    /** The groups that read a topic, by id. */
    Optional<TopicGroups> groups(String name, int page, int size) {
        LagReport report = lagBook.report();
        if (report == null || !report.snapshot().topics().containsKey(name)) {
            return Optional.empty();
        }
        List<TopicReaderLag> readers = report.readersByTopic().getOrDefault(name, List.of());
        return Optional.of(
                new TopicGroups(
                        cluster.sight(),
                        readers.size(),
                        page,
                        size,
                        Paging.page(readers, page, size)));
    }

    private List<Number[]> produceHistory(String name) {
        Series written = history.written(name);
        if (written == null || written.isEmpty()) {
            return List.of();
        }
        long start = written.firstTime();
        long end = written.lastTime();
        long step = Math.max(2_000, (end - start) / HISTORY_POINTS);
        List<Number[]> points = new ArrayList<>();
        Double before = written.at(start, TopicCatalogue.GAP_MILLIS);
        for (long time = start + step; time <= end; time += step) {
            Double now = written.at(time, TopicCatalogue.GAP_MILLIS);
            if (before != null && now != null) {
                points.add(new Number[] {time, (now - before) * 1000.0 / step});
            }
            before = now;
        }
        return points;
    }

    /** The largest known lag of a group in each partition. */
    private static Map<Integer, Long> unread(
            String topic, List<TopicReaderLag> readers, LagReport report) {
        Map<Integer, Long> unread = new HashMap<>();
        for (TopicReaderLag reader : readers) {
            GroupLag group = report.groups().get(reader.group());
            if (group == null) {
                continue;
            }
            for (PartitionLag partition : group.partitions()) {
                Long lag = partition.lag();
                if (lag != null && partition.topic().equals(topic)) {
                    unread.merge(partition.partition(), lag, Math::max);
                }
            }
        }
        return unread;
    }

    private static List<PartitionRow> partitions(
            ObservedTopic topic, int page, int size, Map<Integer, Long> unread) {
        return topic.partitions().stream()
                .skip((long) page * size)
                .limit(size)
                .map(partition -> row(partition, unread.get(partition.partition())))
                .toList();
    }

    private static PartitionRow row(ObservedPartition partition, @Nullable Long unread) {
        return new PartitionRow(
                partition.partition(),
                partition.leader(),
                partition.replicas(),
                partition.isr(),
                partition.beginOffset(),
                partition.endOffset(),
                partition.stableOffset(),
                partition.records(),
                partition.produceRate(),
                partition.bytes(),
                partition.lastWriteAt(),
                unread);
    }
}
