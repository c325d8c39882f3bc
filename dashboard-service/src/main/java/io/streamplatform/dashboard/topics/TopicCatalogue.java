package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.cluster.Series;
import io.streamplatform.dashboard.cluster.Spark;
import io.streamplatform.dashboard.groups.GroupLag;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.groups.PartitionLag;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import io.streamplatform.dashboard.topics.TopicDetail.PartitionRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what topics there are, from the newest report. */
@Component
public class TopicCatalogue {

    private static final int HISTORY_POINTS = 180;
    private static final long GAP_MILLIS = 75_000;

    private final ObservedCluster cluster;
    private final LagBook lagBook;
    private final History history;
    private final double rateWindowSeconds;
    private volatile @Nullable Rows rows;

    TopicCatalogue(
            ObservedCluster cluster,
            LagBook lagBook,
            History history,
            SamplingProperties properties) {
        this.cluster = cluster;
        this.lagBook = lagBook;
        this.history = history;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    private record Rows(LagReport of, List<TopicRow> byName) {}

    public TopicPage find(TopicQuery query) {
        String part = query.search().toLowerCase(Locale.ROOT);
        List<TopicRow> matching =
                all().stream()
                        .filter(row -> query.internal() || !row.internal())
                        .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(part))
                        .sorted(query.sort().comparator(query.descending()))
                        .toList();
        List<TopicRow> page =
                matching.stream()
                        .skip((long) query.page() * query.size())
                        .limit(query.size())
                        .toList();
        return new TopicPage(
                cluster.sight(),
                matching.size(),
                query.page(),
                query.size(),
                rateWindowSeconds,
                page,
                sparks(page));
    }

    private Map<String, List<@Nullable Double>> sparks(List<TopicRow> rows) {
        Map<String, List<@Nullable Double>> sparks = new LinkedHashMap<>();
        for (TopicRow row : rows) {
            Series written = history.written(row.name());
            if (written != null && !written.isEmpty()) {
                sparks.put(row.name(), Spark.ofRates(written, GAP_MILLIS));
            }
        }
        return sparks;
    }

    /** All topics by name; made once a sample, whoever asks first. */
    public List<TopicRow> all() {
        LagReport report = lagBook.report();
        if (report == null) {
            return List.of();
        }
        Rows known = rows;
        if (known == null
                || !known.of().snapshot().sampledAt().equals(report.snapshot().sampledAt())) {
            known =
                    new Rows(
                            report,
                            report.snapshot().topics().values().stream()
                                    .map(topic -> row(topic, report))
                                    .toList());
            rows = known;
        }
        return known.byName();
    }

    public Optional<TopicDetail> detail(String name) {
        LagReport report = lagBook.report();
        ObservedTopic topic = report == null ? null : report.snapshot().topics().get(name);
        if (report == null || topic == null) {
            return Optional.empty();
        }
        TopicRow row = row(topic, report);
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
                        row.bytes(),
                        row.produceRate(),
                        row.consumeRate(),
                        rateWindowSeconds,
                        row.underReplicated(),
                        row.lastWriteAt(),
                        row.cleanupPolicy(),
                        row.groups(),
                        partitions(topic, report),
                        produceHistory(name)));
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
        Double before = written.at(start, GAP_MILLIS);
        for (long time = start + step; time <= end; time += step) {
            Double now = written.at(time, GAP_MILLIS);
            if (before != null && now != null) {
                points.add(new Number[] {time, (now - before) * 1000.0 / step});
            }
            before = now;
        }
        return points;
    }

    private static TopicRow row(ObservedTopic topic, LagReport report) {
        List<TopicReaderLag> readers =
                report.readersByTopic().getOrDefault(topic.name(), List.of());
        return new TopicRow(
                topic.name(),
                topic.internal(),
                topic.partitions().size(),
                topic.replicationFactor(),
                Totals.ofLongs(topic.partitions(), ObservedPartition::records),
                Totals.ofLongs(topic.partitions(), ObservedPartition::bytes),
                Totals.ofDoubles(topic.partitions(), ObservedPartition::produceRate),
                readers.isEmpty() ? null : Totals.ofDoubles(readers, TopicReaderLag::consumeRate),
                topic.underReplicated(),
                Totals.newest(topic.partitions(), ObservedPartition::lastWriteAt),
                topic.cleanupPolicy(),
                readers);
    }

    private static List<PartitionRow> partitions(ObservedTopic topic, LagReport report) {
        Map<Integer, Long> unread = new HashMap<>();
        List<TopicReaderLag> readers =
                report.readersByTopic().getOrDefault(topic.name(), List.of());
        for (TopicReaderLag reader : readers) {
            GroupLag group = report.groups().get(reader.group());
            if (group == null) {
                continue;
            }
            for (PartitionLag partition : group.partitions()) {
                Long lag = partition.lag();
                if (lag != null && partition.topic().equals(topic.name())) {
                    unread.merge(partition.partition(), lag, Math::max);
                }
            }
        }
        return topic.partitions().stream()
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
