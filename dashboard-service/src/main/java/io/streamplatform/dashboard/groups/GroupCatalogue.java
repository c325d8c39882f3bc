package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.groups.rebalances.RebalanceBook;
import io.streamplatform.dashboard.page.GroupLink;
import io.streamplatform.dashboard.web.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what groups there are, from the newest report. */
@Component
public class GroupCatalogue {

    private static final int MOST_PARTITIONS = 500;
    private static final int MOST_MEMBERS = 100;
    private static final int MOST_TOPICS = 100;
    private static final Comparator<PartitionLag> FURTHEST_FIRST =
            Comparator.comparing(
                    PartitionLag::lag, Comparator.nullsLast(Comparator.reverseOrder()));

    private final ObservedCluster cluster;
    private final LagBook lagBook;
    private final RebalanceBook rebalances;
    private final double rateWindowSeconds;

    GroupCatalogue(
            ObservedCluster cluster,
            LagBook lagBook,
            RebalanceBook rebalances,
            SamplingProperties properties) {
        this.rebalances = rebalances;
        this.cluster = cluster;
        this.lagBook = lagBook;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    public GroupPage find(GroupQuery query) {
        List<GroupRow> matching = matching(query);
        List<GroupRow> page = Paging.page(matching, query.page(), query.size());
        return new GroupPage(
                cluster.sight(),
                matching.size(),
                query.page(),
                query.size(),
                rateWindowSeconds,
                page,
                sparks(page));
    }

    /** All rows that a query is for, in its order. */
    public List<GroupRow> matching(GroupQuery query) {
        LagReport report = lagBook.report();
        String part = query.search().toLowerCase(Locale.ROOT);
        return report == null
                ? List.of()
                : report.rows().stream()
                        .filter(row -> row.group().toLowerCase(Locale.ROOT).contains(part))
                        .filter(query.state()::holds)
                        .filter(query.type()::holds)
                        .sorted(query.sort().comparator(query.descending()))
                        .toList();
    }

    private Map<String, List<@Nullable Double>> sparks(List<GroupRow> rows) {
        Map<String, List<@Nullable Double>> sparks = new LinkedHashMap<>();
        for (GroupRow row : rows) {
            sparks.put(row.group(), lagBook.spark(row.group()));
        }
        return sparks;
    }

    public Optional<GroupDetail> detail(String id) {
        LagReport report = lagBook.report();
        GroupLag group = report == null ? null : report.groups().get(id);
        if (report == null || group == null) {
            return Optional.empty();
        }
        List<PartitionLag> partitions = group.partitions();
        return Optional.of(
                new GroupDetail(
                        cluster.sight(),
                        report.snapshot().sampledAt(),
                        id,
                        GroupLink.of(id),
                        group.group().state(),
                        StateWords.of(group.group()),
                        group.group().type(),
                        group.group().protocol(),
                        group.group().coordinator(),
                        group.group().assignment(),
                        group.group().members().size(),
                        group.topics(),
                        group.lag(),
                        group.lagAtLeast(),
                        group.unknownPartitions(),
                        group.lagSeconds(),
                        group.trend(),
                        group.clearInSeconds(),
                        group.consumeRate(),
                        rateWindowSeconds,
                        Paging.page(GroupMember.of(group), 0, MOST_MEMBERS),
                        Paging.page(LagCalculator.byTopic(group), 0, MOST_TOPICS),
                        partitions.size(),
                        partitions.subList(0, Math.min(MOST_PARTITIONS, partitions.size())),
                        lagBook.history(id),
                        rebalances.version(id)));
    }

    /** The members of a group, by client id. */
    Optional<GroupMembers> members(String id, int page, int size) {
        return lag(id).map(GroupMember::of)
                .map(all ->
                        new GroupMembers(
                                cluster.sight(),
                                all.size(),
                                page,
                                size,
                                Paging.page(all, page, size)));
    }

    /** The topics that a group reads, by name. */
    Optional<GroupTopics> topics(String id, int page, int size) {
        return lag(id).map(LagCalculator::byTopic)
                .map(all ->
                        new GroupTopics(
                                cluster.sight(),
                                all.size(),
                                page,
                                size,
                                Paging.page(all, page, size)));
    }

    private Optional<GroupLag> lag(String id) {
        LagReport report = lagBook.report();
        return report == null ? Optional.empty() : Optional.ofNullable(report.groups().get(id));
    }

    /** The partitions of a group whose topic contains a text, in order of their names. */
    Optional<GroupPartitions> partitions(
            String id, String search, boolean isFurthestFirst, int page, int size) {
        GroupLag group = lag(id).orElse(null);
        if (group == null) {
            return Optional.empty();
        }
        String part = search.toLowerCase(Locale.ROOT);
        List<PartitionLag> matching = new ArrayList<>(group.partitions());
        matching.removeIf(partition -> !partition.topic().toLowerCase(Locale.ROOT).contains(part));
        if (isFurthestFirst) {
            matching.sort(FURTHEST_FIRST);
        }
        List<PartitionLag> shown = Paging.page(matching, page, size);
        List<List<@Nullable Double>> sparks = new ArrayList<>();
        for (PartitionLag each : shown) {
            sparks.add(
                    lagBook.partitionSpark(id, new TopicPartition(each.topic(), each.partition())));
        }
        return Optional.of(
                new GroupPartitions(cluster.sight(), matching.size(), page, size, shown, sparks));
    }
}
