package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what groups there are, from the newest report. */
@Component
public class GroupCatalogue {

    private final ObservedCluster cluster;
    private final LagBook lagBook;
    private final double rateWindowSeconds;

    GroupCatalogue(ObservedCluster cluster, LagBook lagBook, SamplingProperties properties) {
        this.cluster = cluster;
        this.lagBook = lagBook;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    public GroupPage find(GroupQuery query) {
        LagReport report = lagBook.report();
        String part = query.search().toLowerCase(Locale.ROOT);
        List<GroupRow> matching =
                report == null
                        ? List.of()
                        : report.groups().values().stream()
                                .filter(group ->
                                        group.group()
                                                .group()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(part))
                                .map(GroupRow::of)
                                .sorted(query.sort().comparator(query.descending()))
                                .toList();
        List<GroupRow> page =
                matching.stream()
                        .skip((long) query.page() * query.size())
                        .limit(query.size())
                        .toList();
        return new GroupPage(
                cluster.sight(),
                matching.size(),
                query.page(),
                query.size(),
                rateWindowSeconds,
                page,
                sparks(page));
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
        GroupRow row = GroupRow.of(group);
        return Optional.of(
                new GroupDetail(
                        cluster.sight(),
                        report.snapshot().sampledAt(),
                        row.group(),
                        row.state(),
                        row.type(),
                        row.protocol(),
                        row.coordinator(),
                        row.members(),
                        row.topics(),
                        row.lag(),
                        row.lagAtLeast(),
                        row.unknownPartitions(),
                        row.lagSeconds(),
                        row.lagTrend(),
                        row.clearInSeconds(),
                        row.consumeRate(),
                        rateWindowSeconds,
                        GroupMember.of(group),
                        group.partitions(),
                        lagBook.history(id)));
    }
}
