package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.Lab;
import io.streamplatform.dashboard.labs.LabProperties;
import io.streamplatform.dashboard.labs.LabSeat;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.live.LiveChange;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The lab of schema evolution: one for all browsers, told to them as it changes. */
@Component
public class SchemaLab implements DisposableBean {

    /** Where browsers hear of it. */
    public static final String DESTINATION = "/topic/labs/schemas";

    private static final String AUDITED = "schema lab";
    private static final long NEWS_MILLIS = 200;

    private final KafkaClients clients;
    private final LabTopics topics;
    private final LabRegistry registry;
    private final LabProperties properties;
    private final ObservedCluster cluster;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Exercises exercises = new Exercises();
    private final LabSeat<Running> seat;

    SchemaLab(
            KafkaClients clients,
            LabTopics topics,
            LabRegistry registry,
            LabProperties properties,
            ObservedCluster cluster,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.topics = topics;
        this.registry = registry;
        this.properties = properties;
        this.cluster = cluster;
        this.audit = audit;
        this.events = events;
        this.seat = new LabSeat<>("schemas", properties, this::ended);
    }

    /** The roll-out with what drives it and tells of it. */
    private final class Running implements Lab {
        private final Rollout rollout;
        private final Pace pace;
        private final Instant since = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        private final Thread news = Thread.ofVirtual().name("lab-news").unstarted(this::tell);
        private volatile boolean hasNews;
        private volatile boolean stopped;

        Running(RolloutRequest request) {
            rollout = new Rollout(request, clients, topics, registry, () -> hasNews = true);
            pace = new Pace(rollout, properties.records());
        }

        void start() {
            Thread.ofVirtual().name("lab-pace").start(pace);
            news.start();
        }

        @Override
        public void end() {
            stopped = true;
            pace.stop();
            rollout.end();
        }

        /** Many records a second are told in few frames. */
        private void tell() {
            try {
                while (!stopped) {
                    Thread.sleep(NEWS_MILLIS);
                    if (hasNews) {
                        hasNews = false;
                        changed(this);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As it is now; asking for it counts as looking at it. */
    public LabState state() {
        seat.look();
        return now(seat.current());
    }

    /** Does something while the lab does not run; tells whether it was done. */
    boolean whileEmpty(Runnable work) {
        return seat.whileEmpty(work);
    }

    LabState start(RolloutRequest request) {
        request.wanted();
        Running started =
                seat.take(() -> {
                    exercises.reset();
                    Running made = new Running(request);
                    made.start();
                    return made;
                });
        audit.tell(
                Change.made(
                        "lab.start",
                        AUDITED,
                        null,
                        Map.of("topic", Rollout.TOPIC, "subject", Rollout.SUBJECT)));
        return changed(started);
    }

    LabState end() {
        seat.running();
        seat.leave("somebody ended it");
        return state();
    }

    LabState restart(RolloutRequest request) {
        Running running = seat.running();
        running.rollout.restart(request);
        return changed(running);
    }

    LabState step() {
        Running running = seat.running();
        try {
            running.rollout.step();
        } finally {
            changed(running);
        }
        return state();
    }

    LabState level(CompatibilityLevel level) {
        Running running = seat.running();
        running.rollout.level(level);
        return changed(running);
    }

    LabState rate(@Nullable Integer perSecond) {
        if (perSecond == null || perSecond < 0 || perSecond > Pace.FASTEST) {
            throw new BadParameter(
                    "perSecond",
                    perSecond == null ? null : perSecond.toString(),
                    "give 1 to %d records a second, or 0 to pause.".formatted(Pace.FASTEST));
        }
        Running running = seat.running();
        running.pace.set(perSecond);
        return changed(running);
    }

    @Override
    public void destroy() {
        seat.close();
    }

    private LabState changed(Running running) {
        exercises.look(running.rollout.view());
        events.publishEvent(new LiveChange(DESTINATION));
        return now(running);
    }

    private void ended(String why) {
        audit.tell(Change.made("lab.end", AUDITED, null, Map.of("why", why)));
        events.publishEvent(new LiveChange(DESTINATION));
    }

    private LabState now(@Nullable Running running) {
        LabSeat.Ended last = seat.last();
        return new LabState(
                cluster.sight(),
                registry.status(),
                running != null,
                running == null ? null : running.since,
                last == null ? null : last.why(),
                Rollout.TOPIC,
                running == null ? 0 : running.pace.perSecond(),
                running == null ? null : running.pace.waiting(),
                running == null ? null : running.rollout.view(),
                exercises.progress());
    }
}
