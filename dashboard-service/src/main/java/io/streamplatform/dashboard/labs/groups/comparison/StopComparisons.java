package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.LatestComparison;
import io.streamplatform.dashboard.labs.groups.LabPlaces;
import io.streamplatform.dashboard.live.LiveChange;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The comparison of rebalances that runs, or ran last. One at a time, for all browsers. */
@Component
public class StopComparisons implements DisposableBean, StopComparison.Resources {

    /** Where browsers hear of it. */
    public static final String DESTINATION = "/topic/labs/groups/comparison";

    private static final int USUAL = 3;
    private static final int MOST = 5;
    private static final int SHORTEST_HEARTBEAT = 500;
    private static final int LONGEST_HEARTBEAT = 5_000;
    private static final int PLACES = Way.values().length * Course.MEMBERS;
    private static final Duration STOPPING = Duration.ofSeconds(8);

    private final KafkaClients clients;
    private final LabTopics topics;
    private final LabPlaces places;
    private final CourseGroups groups;
    private final Heartbeats heartbeats;
    private final ObservedCluster cluster;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final LatestComparison<StopComparison> comparison =
            new LatestComparison<>("groups", "lab-group-comparison", STOPPING);

    StopComparisons(
            KafkaClients clients,
            LabTopics topics,
            LabPlaces places,
            CourseGroups groups,
            Heartbeats heartbeats,
            ObservedCluster cluster,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.topics = topics;
        this.places = places;
        this.groups = groups;
        this.heartbeats = heartbeats;
        this.cluster = cluster;
        this.audit = audit;
        this.events = events;
    }

    /** As it stands. */
    public StopComparisonView view() {
        StopComparison latest = comparison.get();
        return latest == null ? StopComparisonView.NONE : latest.view();
    }

    /** Does something while no comparison runs, and none begins; false when one does. */
    boolean whileNoneRuns(BooleanSupplier work) {
        return comparison.whileNoneRuns(work);
    }

    StopComparisonView start(@Nullable Integer repetitions, @Nullable Integer heartbeatMillis) {
        int wanted = repetitions == null ? USUAL : repetitions;
        within("repetitions", wanted, 1, MOST);
        if (heartbeatMillis != null) {
            within("heartbeatMillis", heartbeatMillis, SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT);
        }
        StopComparison started = comparison.start(() -> make(wanted, heartbeatMillis));
        audit.tell(
                Change.made(
                        "lab.compare",
                        "group lab",
                        null,
                        Map.of("topics", Way.PREFIX + "*", "repetitions", wanted)));
        return started.view();
    }

    private StopComparison make(int repetitions, @Nullable Integer heartbeatMillis) {
        Unavailable.unlessInSight(cluster.sight());
        places.take(PLACES);
        try {
            if (heartbeatMillis != null) {
                heartbeats.set(Way.CONSUMER.resource(), heartbeatMillis);
            }
        } catch (KafkaException | ErrorResponseException e) {
            places.giveBack(PLACES);
            throw e;
        }
        return new StopComparison(
                repetitions,
                heartbeatMillis,
                this,
                () -> events.publishEvent(new LiveChange(DESTINATION)));
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadParameter(
                    name,
                    String.valueOf(value),
                    "give %d to %d, or leave it out.".formatted(least, most));
        }
    }

    StopComparisonView stop() {
        return comparison.stop().view();
    }

    @Override
    public Course course(
            Way way, @Nullable Integer heartbeatMillis, Runnable unlessEnded, Runnable changed) {
        CourseTopic topic =
                new CourseTopic(way, heartbeatMillis, clients, topics, groups, heartbeats);
        return new Course(way, topic, unlessEnded, changed);
    }

    @Override
    public Traffic traffic(List<String> names) {
        return new Traffic(
                clients.producer(
                        "lab-groups-compare",
                        Map.of(
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                                ProducerConfig.BUFFER_MEMORY_CONFIG, 4_194_304L,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000)),
                names,
                Course.PARTITIONS);
    }

    @Override
    public void giveBack() {
        places.giveBack(PLACES);
    }

    @Override
    public void destroy() throws InterruptedException {
        comparison.close();
    }
}
