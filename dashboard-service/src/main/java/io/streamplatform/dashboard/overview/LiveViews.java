package io.streamplatform.dashboard.overview;

import io.streamplatform.dashboard.brokers.ClusterEvents;
import io.streamplatform.dashboard.cluster.ClusterBoard;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.groups.GroupCatalogue;
import io.streamplatform.dashboard.groups.GroupQuery;
import io.streamplatform.dashboard.groups.GroupRow;
import io.streamplatform.dashboard.groups.GroupSort;
import io.streamplatform.dashboard.labs.groups.GroupLab;
import io.streamplatform.dashboard.labs.groups.comparison.StopComparisons;
import io.streamplatform.dashboard.labs.groups.order.OrderLab;
import io.streamplatform.dashboard.labs.groups.queue.QueueLab;
import io.streamplatform.dashboard.labs.schemas.SchemaLab;
import io.streamplatform.dashboard.labs.schemas.comparison.Comparisons;
import io.streamplatform.dashboard.live.LiveResources;
import io.streamplatform.dashboard.services.ServiceCatalogue;
import io.streamplatform.dashboard.topics.TopicCatalogue;
import io.streamplatform.dashboard.topics.TopicDetails;
import io.streamplatform.dashboard.topics.TopicRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What each live destination shows: the body of the REST resource of the same name. */
@Component
class LiveViews implements LiveResources {

    private static final String TOPIC = "/topic/topics/";
    private static final String GROUP = "/topic/groups/";
    private static final int MOST_ROWS = 500;
    private static final int ALL_ROWS = 200;
    private static final int EVENTS = 100;

    private final ObservedCluster cluster;
    private final ClusterBoard clusterBoard;
    private final ClusterEvents clusterEvents;
    private final FlowBoard flow;
    private final StatsBoard stats;
    private final TopicCatalogue topics;
    private final TopicDetails topicDetails;
    private final GroupCatalogue groups;
    private final ServiceCatalogue services;
    private final GroupLab groupLab;
    private final SchemaLab schemaLab;
    private final Comparisons comparisons;
    private final StopComparisons stopComparisons;
    private final QueueLab queueLab;
    private final OrderLab orderLab;

    LiveViews(
            ObservedCluster cluster,
            ClusterBoard clusterBoard,
            ClusterEvents clusterEvents,
            FlowBoard flow,
            StatsBoard stats,
            TopicCatalogue topics,
            TopicDetails topicDetails,
            GroupCatalogue groups,
            ServiceCatalogue services,
            GroupLab groupLab,
            SchemaLab schemaLab,
            Comparisons comparisons,
            StopComparisons stopComparisons,
            QueueLab queueLab,
            OrderLab orderLab) {
        this.cluster = cluster;
        this.clusterBoard = clusterBoard;
        this.clusterEvents = clusterEvents;
        this.flow = flow;
        this.stats = stats;
        this.topics = topics;
        this.topicDetails = topicDetails;
        this.groups = groups;
        this.services = services;
        this.groupLab = groupLab;
        this.schemaLab = schemaLab;
        this.comparisons = comparisons;
        this.stopComparisons = stopComparisons;
        this.queueLab = queueLab;
        this.orderLab = orderLab;
    }

    /**
     * Rows of a list: all of a short one, of a long one those where something happens.
     *
     * @param sight how well the cluster is seen
     * @param total rows that there are
     * @param rows those that are told, with the fields of the REST resource
     */
    record Rows(Sight sight, int total, List<?> rows) {}

    @Override
    public @Nullable Object body(String destination) {
        return switch (destination) {
            case "/topic/flow" -> flow.flow();
            case "/topic/stats" -> stats.stats();
            case "/topic/cluster" -> clusterBoard.status();
            case "/topic/cluster/events" -> clusterEvents.newest(EVENTS);
            case "/topic/services" -> services.all();
            case "/topic/topics" -> topicRows();
            case "/topic/groups" -> groupRows();
            case GroupLab.DESTINATION -> groupLab.state();
            case SchemaLab.DESTINATION -> schemaLab.state();
            case Comparisons.DESTINATION -> comparisons.view();
            case StopComparisons.DESTINATION -> stopComparisons.view();
            case QueueLab.DESTINATION -> queueLab.state();
            case OrderLab.DESTINATION -> orderLab.view();
            default -> {
                if (destination.startsWith(TOPIC)) {
                    yield topicDetails.detail(name(destination, TOPIC)).orElse(null);
                }
                yield destination.startsWith(GROUP)
                        ? groups.detail(name(destination, GROUP)).orElse(null)
                        : null;
            }
        };
    }

    private Rows topicRows() {
        List<TopicRow> all = topics.all();
        List<TopicRow> told = all;
        if (all.size() > ALL_ROWS) {
            Instant lately = Instant.now().minusSeconds(60);
            told =
                    all.stream()
                            .filter(row ->
                                    row.lastWriteAt() != null && row.lastWriteAt().isAfter(lately))
                            .sorted(
                                    Comparator.comparingDouble(row ->
                                            row.produceRate() == null ? 0 : -row.produceRate()))
                            .limit(MOST_ROWS)
                            .toList();
        }
        return new Rows(cluster.sight(), all.size(), told);
    }

    private Rows groupRows() {
        List<GroupRow> all = groups.matching(new GroupQuery("", GroupSort.LAG, true, 0, MOST_ROWS));
        return new Rows(
                cluster.sight(), all.size(), all.subList(0, Math.min(all.size(), MOST_ROWS)));
    }

    private static String name(String destination, String prefix) {
        return UriUtils.decode(destination.substring(prefix.length()), StandardCharsets.UTF_8);
    }
}
