package io.streamplatform.dashboard.labs.schemas.comparison;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.LatestComparison;
import io.streamplatform.dashboard.live.LiveChange;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The comparison that runs, or ran last. One at a time, for all browsers. */
@Component
public class Comparisons implements DisposableBean {

    /** Where browsers hear of it. */
    public static final String DESTINATION = "/topic/labs/schemas/comparison";

    private static final int USUAL = 20_000;
    private static final int FEWEST = 1_000;
    private static final int MOST = 50_000;
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final ClusterAdmin admin;
    private final LabTopics topics;
    private final ObservedCluster cluster;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final LatestComparison<Comparison> comparison =
            new LatestComparison<>("schemas", "lab-comparison", STOPPING);

    Comparisons(
            KafkaClients clients,
            ClusterAdmin admin,
            LabTopics topics,
            ObservedCluster cluster,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.admin = admin;
        this.topics = topics;
        this.cluster = cluster;
        this.audit = audit;
        this.events = events;
    }

    /** As it stands. */
    public ComparisonView view() {
        Comparison latest = comparison.get();
        return latest == null ? ComparisonView.NONE : latest.view();
    }

    ComparisonView start(@Nullable Integer records) {
        int wanted = records == null ? USUAL : records;
        if (wanted < FEWEST || wanted > MOST) {
            throw new BadParameter(
                    "records",
                    String.valueOf(records),
                    "give %,d to %,d records, or leave it out.".formatted(FEWEST, MOST));
        }
        Comparison started = comparison.start(() -> make(wanted));
        audit.tell(
                Change.made(
                        "lab.compare",
                        "schema lab",
                        null,
                        Map.of("topics", ComparisonTopic.PREFIX + "*", "records", wanted)));
        return started.view();
    }

    private Comparison make(int records) {
        Unavailable.unlessInSight(cluster.sight());
        Comparison[] self = new Comparison[1];
        self[0] =
                new Comparison(
                        records,
                        format ->
                                new ComparisonTopic(
                                        format, topics, admin, clients, () -> self[0].isStopped()),
                        () -> events.publishEvent(new LiveChange(DESTINATION)));
        return self[0];
    }

    ComparisonView stop() {
        return comparison.stop().view();
    }

    @Override
    public void destroy() throws InterruptedException {
        comparison.close();
    }
}
