package io.streamplatform.dashboard.overview;

import io.streamplatform.dashboard.cluster.ClusterBoard;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedProducer;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.groups.GroupLag;
import io.streamplatform.dashboard.groups.GroupMember;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.overview.Flow.FlowBroker;
import io.streamplatform.dashboard.overview.Flow.FlowGroup;
import io.streamplatform.dashboard.overview.Flow.FlowProducer;
import io.streamplatform.dashboard.overview.Flow.FlowTopic;
import io.streamplatform.dashboard.overview.Flow.Lane;
import io.streamplatform.dashboard.services.ServiceCatalogue;
import io.streamplatform.dashboard.services.ServiceStatus;
import io.streamplatform.dashboard.topics.TopicCatalogue;
import io.streamplatform.dashboard.topics.TopicRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Draws the live map from the newest report and what the services tell of themselves. */
@Component
public class FlowBoard {

    private static final int MOST_TOPICS = 60;
    private static final int MOST_GROUPS = 60;
    private static final int MOST_LANES = 64;
    private static final int MOST_OFFSETS = 256;
    private static final int MOST_MEMBERS = 64;

    private final ObservedCluster cluster;
    private final ClusterBoard clusterBoard;
    private final LagBook lagBook;
    private final TopicCatalogue topics;
    private final ServiceCatalogue services;
    private final double rateWindowSeconds;

    FlowBoard(
            ObservedCluster cluster,
            ClusterBoard clusterBoard,
            LagBook lagBook,
            TopicCatalogue topics,
            ServiceCatalogue services,
            SamplingProperties properties) {
        this.cluster = cluster;
        this.clusterBoard = clusterBoard;
        this.lagBook = lagBook;
        this.topics = topics;
        this.services = services;
        this.rateWindowSeconds = properties.rateWindow().toMillis() / 1000.0;
    }

    public Flow flow() {
        List<FlowProducer> configured = new ArrayList<>();
        Set<String> published = new HashSet<>();
        for (ServiceStatus service : services.all()) {
            if (!service.publishes().isEmpty()) {
                configured.add(producer(service));
                published.addAll(service.publishes());
            }
        }
        LagReport report = lagBook.report();
        if (report == null) {
            return new Flow(
                    cluster.sight(),
                    rateWindowSeconds,
                    configured,
                    List.of(),
                    0,
                    List.of(),
                    0,
                    List.of());
        }
        List<TopicRow> own = topics.all().stream().filter(topic -> !topic.internal()).toList();
        List<TopicRow> shown = busiest(own, published);
        Set<String> names = new HashSet<>();
        shown.forEach(topic -> names.add(topic.name()));
        List<GroupLag> readers = readers(report, names);

        List<FlowProducer> producers = new ArrayList<>(configured);
        for (ObservedProducer producer : report.snapshot().producers()) {
            List<String> unclaimed =
                    producer.topics().stream()
                            .filter(topic -> names.contains(topic) && !published.contains(topic))
                            .sorted()
                            .toList();
            if (!unclaimed.isEmpty()) {
                producers.add(
                        new FlowProducer(
                                "producer " + producer.producerId(),
                                null,
                                "ACTIVE",
                                unclaimed,
                                null,
                                null,
                                List.of()));
            }
        }
        return new Flow(
                cluster.sight(),
                rateWindowSeconds,
                producers,
                shown.stream().map(row -> topic(row, report)).toList(),
                own.size() - shown.size(),
                readers.stream().map(FlowBoard::group).toList(),
                report.groups().size() - readers.size(),
                clusterBoard.status().brokers().stream()
                        .map(broker -> new FlowBroker(broker.id(), broker.status()))
                        .toList());
    }

    /** Published by a service first, then what is read or written most; shown in order of name. */
    private static List<TopicRow> busiest(List<TopicRow> all, Set<String> published) {
        if (all.size() <= MOST_TOPICS) {
            return all;
        }
        Comparator<TopicRow> order =
                Comparator.<TopicRow>comparingInt(row -> published.contains(row.name()) ? 0 : 1)
                        .thenComparingInt(row -> row.groups().isEmpty() ? 1 : 0)
                        .thenComparingDouble(
                                row -> row.produceRate() == null ? 0 : -row.produceRate())
                        .thenComparing(TopicRow::name);
        return all.stream()
                .sorted(order)
                .limit(MOST_TOPICS)
                .sorted(Comparator.comparing(TopicRow::name))
                .toList();
    }

    private static List<GroupLag> readers(LagReport report, Set<String> topics) {
        return report.groups().values().stream()
                .filter(group -> group.topics().stream().anyMatch(topics::contains))
                .sorted(
                        Comparator.<GroupLag>comparingInt(
                                        group -> group.group().members().isEmpty() ? 1 : 0)
                                .thenComparingLong(group -> -group.lagAtLeast())
                                .thenComparing(group -> group.group().group()))
                .limit(MOST_GROUPS)
                .sorted(Comparator.comparing(group -> group.group().group()))
                .toList();
    }

    private static FlowProducer producer(ServiceStatus service) {
        return new FlowProducer(
                service.name(),
                service.url(),
                service.status().name(),
                service.publishes(),
                service.sendRate(),
                service.paused(),
                service.consumes());
    }

    private static FlowTopic topic(TopicRow row, LagReport report) {
        List<Lane> lanes = new ArrayList<>();
        ObservedTopic topic = report.snapshot().topics().get(row.name());
        if (topic != null) {
            for (ObservedPartition partition : topic.partitions()) {
                if (lanes.size() < MOST_LANES) {
                    lanes.add(
                            new Lane(
                                    partition.partition(),
                                    partition.endOffset(),
                                    partition.produceRate(),
                                    partition.leader()));
                }
            }
        }
        return new FlowTopic(row.name(), lanes, row.partitions(), row.produceRate(), row.records());
    }

    private static FlowGroup group(GroupLag group) {
        return new FlowGroup(
                group.group().group(),
                group.group().state(),
                group.group().type(),
                group.topics().stream().limit(MOST_OFFSETS).toList(),
                group.lag(),
                group.lagAtLeast(),
                group.lagSeconds(),
                group.trend(),
                group.clearInSeconds(),
                group.consumeRate(),
                group.group().members().size(),
                GroupMember.of(group).stream().limit(MOST_MEMBERS).toList(),
                group.partitions().stream().limit(MOST_OFFSETS).toList());
    }
}
