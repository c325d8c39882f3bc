package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.FailureWords;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Result;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Run;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Running;
import io.streamplatform.dashboard.live.LiveChange;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The experiments about order: one at a time, for all browsers. What they came to is kept. */
@Component
public class OrderLab implements DisposableBean {

    /** Where browsers hear of it. */
    public static final String DESTINATION = "/topic/labs/groups/order";

    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final ClusterAdmin admin;
    private final LabTopics topics;
    private final ObservedCluster cluster;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Map<Experiment, Result> results = new EnumMap<>(Experiment.class);
    private @Nullable Running running;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    OrderLab(
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
    public synchronized OrderView view() {
        return new OrderView(cluster.sight(), running, List.copyOf(results.values()));
    }

    synchronized OrderView start(Experiment experiment) {
        if (running != null) {
            throw Refused.conflict(
                    "One at a time",
                    "experiment",
                    experiment.name(),
                    "%s runs; wait until it is done.".formatted(running.experiment()));
        }
        Unavailable.unlessInSight(cluster.sight());
        running =
                new Running(experiment, 0, "begins", Instant.now().truncatedTo(ChronoUnit.MILLIS));
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("lab-order")
                        .start(() -> run(experiment, trial(experiment)));
        audit.tell(
                Change.made(
                        "lab.order",
                        "order lab",
                        null,
                        Map.of(
                                "experiment",
                                experiment.name(),
                                "topics",
                                OrderTopic.PREFIX + "*")));
        return view();
    }

    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        Thread last;
        synchronized (this) {
            last = thread;
        }
        if (last != null && !last.join(STOPPING)) {
            last.interrupt();
        }
    }

    private Trial trial(Experiment experiment) {
        return switch (experiment) {
            case WITHIN_PARTITIONS -> new WithinPartitions(size -> topic(experiment, size));
            case RETRIES -> new Retries(size -> topic(experiment, size), admin);
            case PARTITIONS_ADDED -> new PartitionsAdded(size -> topic(experiment, size), admin);
        };
    }

    private OrderTopic topic(Experiment experiment, int partitions) {
        Stopped.throwIf(() -> stopped);
        String name = experiment.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new OrderTopic(name, partitions, topics, admin, clients, () -> stopped);
    }

    private void run(Experiment experiment, Trial trial) {
        long begun = System.nanoTime();
        List<Run> runs = List.of();
        String failure = null;
        try {
            runs = trial.run((share, doing) -> tell(experiment, share, doing));
        } catch (CancellationException e) {
            failure = "It was stopped: %s.".formatted(e.getMessage());
        } catch (RuntimeException e) {
            failure = FailureWords.of("The experiment " + experiment, e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        done(
                new Result(
                        experiment,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        took.toMillis(),
                        failure,
                        runs));
    }

    private void tell(Experiment experiment, double share, String doing) {
        Stopped.throwIf(() -> stopped);
        synchronized (this) {
            Running before = running;
            if (before != null) {
                running = new Running(experiment, share, doing, before.startedAt());
            }
        }
        events.publishEvent(new LiveChange(DESTINATION));
    }

    private void done(Result result) {
        synchronized (this) {
            results.put(result.experiment(), result);
            running = null;
        }
        events.publishEvent(new LiveChange(DESTINATION));
    }
}
