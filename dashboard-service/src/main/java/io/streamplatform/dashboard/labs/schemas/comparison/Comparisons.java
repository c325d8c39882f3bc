package io.streamplatform.dashboard.labs.schemas.comparison;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.live.LiveChange;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
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
    private @Nullable Comparison current;
    private @Nullable Thread thread;

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
    public synchronized ComparisonView view() {
        return current == null ? ComparisonView.NONE : current.view();
    }

    synchronized ComparisonView start(@Nullable Integer records) {
        int wanted = records == null ? USUAL : records;
        if (wanted < FEWEST || wanted > MOST) {
            throw new BadParameter(
                    "records",
                    String.valueOf(records),
                    "give %,d to %,d records, or leave it out.".formatted(FEWEST, MOST));
        }
        if (current != null && current.isRunning()) {
            throw Refused.conflict(
                    "One at a time",
                    "comparison",
                    "schemas",
                    "one runs already; wait for it or stop it.");
        }
        Unavailable.unlessInSight(cluster.sight());
        Comparison[] self = new Comparison[1];
        Comparison made =
                new Comparison(
                        wanted,
                        format ->
                                new ComparisonTopic(
                                        format, topics, admin, clients, () -> self[0].isStopped()),
                        () -> events.publishEvent(new LiveChange(DESTINATION)));
        self[0] = made;
        current = made;
        thread = Thread.ofPlatform().daemon().name("lab-comparison").start(made);
        audit.tell(
                Change.made(
                        "lab.compare",
                        "schema lab",
                        null,
                        Map.of("topics", ComparisonTopic.PREFIX + "*", "records", wanted)));
        return made.view();
    }

    synchronized ComparisonView stop() {
        if (current == null || !current.isRunning()) {
            throw Refused.conflict("It does not run", "comparison", "schemas", "nothing to stop.");
        }
        current.stop();
        return current.view();
    }

    @Override
    public void destroy() throws InterruptedException {
        Thread last;
        synchronized (this) {
            last = thread;
            if (current != null) {
                current.stop();
            }
        }
        if (last != null) {
            last.join(STOPPING);
        }
    }
}
