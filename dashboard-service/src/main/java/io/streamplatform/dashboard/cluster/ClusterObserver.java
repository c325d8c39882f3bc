package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.background.BackgroundLoop;
import io.streamplatform.dashboard.cluster.Answers.ClusterAway;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one observer of the cluster: a thread that owns an Admin client and samples on its own clock.
 * It never takes more than half of the time, so the period stretches as the cluster grows; and it
 * outlives every failure, because it is what tells of them.
 */
@Component
class ClusterObserver extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(ClusterObserver.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);

    private final KafkaClients clients;
    private final SamplingProperties properties;
    private final History history;
    private final ObservedCluster cluster;
    private final SampleOnDemand clock;
    private final List<SampleListener> listeners;

    ClusterObserver(
            KafkaClients clients,
            SamplingProperties properties,
            History history,
            ObservedCluster cluster,
            SampleOnDemand clock,
            List<SampleListener> listeners) {
        super(Thread.ofPlatform().name("cluster-observer").daemon(), Duration.ofSeconds(5));
        this.clients = clients;
        this.properties = properties;
        this.history = history;
        this.cluster = cluster;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    protected void step() throws InterruptedException {
        try (Admin admin = clients.admin("dashboard-observer", properties.callTimeout())) {
            sampleWith(new Sampler(admin, properties, history, clock));
        } catch (KafkaException e) {
            // No client can be made: a name that does not resolve, a setting that is wrong.
            lost(e);
            Thread.sleep(properties.period().multipliedBy(2));
        }
    }

    private void sampleWith(Sampler sampler) throws InterruptedException {
        while (isRunning()) {
            long started = System.nanoTime();
            try {
                Snapshot snapshot = sampler.sample();
                if (cluster.sight().state() != Sight.State.LIVE) {
                    log.info("Cluster {} is in sight", snapshot.clusterId());
                }
                cluster.seen(snapshot);
                tell();
                clock.told(snapshot);
            } catch (ClusterAway e) {
                lost(e);
            } catch (RuntimeException e) {
                log.warn("A sample failed in an unforeseen way; the next one is tried", e);
                lost(e);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Duration rest = properties.period().minus(took);
            // As long as it took, so that a slow cluster is left alone half of the time; but a
            // coordinator that is away does not make all that is shown older still.
            Duration least = took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST;
            clock.rest(took, rest.compareTo(least) > 0 ? rest : least);
        }
    }

    private void lost(Exception e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e.getCause() != null
                && e.getCause().getMessage() != null
                && !reason.contains(e.getCause().getMessage())) {
            reason = reason + ": " + e.getCause().getMessage();
        }
        if (cluster.sight().error() == null) {
            log.warn("The cluster is out of sight: {}", reason);
        }
        cluster.lost(Instant.now().truncatedTo(ChronoUnit.MILLIS), reason);
        tell();
    }

    private void tell() {
        for (SampleListener listener : listeners) {
            try {
                listener.onSample(cluster.snapshot(), cluster.sight());
            } catch (RuntimeException e) {
                log.warn(
                        "{} could not take the newest sample",
                        listener.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
