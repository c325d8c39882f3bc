package io.streamplatform.dashboard.overview;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.groups.GroupLag;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.live.LiveCounters;
import io.streamplatform.dashboard.topics.TopicCatalogue;
import io.streamplatform.dashboard.topics.TopicRow;
import io.streamplatform.dashboard.topics.Totals;
import java.util.List;
import org.springframework.stereotype.Component;

/** Adds up the newest report. */
@Component
public class StatsBoard {

    private final ObservedCluster cluster;
    private final LagBook lagBook;
    private final TopicCatalogue topics;
    private final LiveCounters live;
    private final double rateWindowSeconds;

    StatsBoard(
            ObservedCluster cluster,
            LagBook lagBook,
            TopicCatalogue topics,
            LiveCounters live,
            SamplingProperties properties) {
        this.cluster = cluster;
        this.lagBook = lagBook;
        this.topics = topics;
        this.live = live;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    public Stats stats() {
        LagReport report = lagBook.report();
        if (report == null) {
            return new Stats(
                    cluster.sight(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    null,
                    rateWindowSeconds,
                    null,
                    null,
                    0,
                    null,
                    null,
                    live.viewers(),
                    live.dropped());
        }
        List<TopicRow> own = topics.all().stream().filter(topic -> !topic.internal()).toList();
        List<GroupLag> groups = List.copyOf(report.groups().values());
        return new Stats(
                cluster.sight(),
                own.size(),
                own.stream().mapToInt(TopicRow::partitions).sum(),
                Totals.knownLongs(own, TopicRow::records),
                Totals.knownLongs(own, TopicRow::bytes),
                Totals.knownDoubles(own, TopicRow::produceRate),
                (int) own.stream().filter(StatsBoard::isKnownInPart).count(),
                Totals.knownDoubles(groups, GroupLag::consumeRate),
                rateWindowSeconds,
                groups.size(),
                Totals.knownLongs(groups, GroupLag::lag),
                (int) groups.stream().filter(group -> group.lag() == null).count(),
                groups.stream()
                        .map(GroupLag::lagSeconds)
                        .filter(seconds -> seconds != null)
                        .max(Double::compare)
                        .orElse(null),
                report.snapshot().brokers().size(),
                live.viewers(),
                live.dropped());
    }

    private static boolean isKnownInPart(TopicRow topic) {
        return topic.records() == null || topic.bytes() == null || topic.produceRate() == null;
    }
}
