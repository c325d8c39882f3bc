package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.Lab;
import io.streamplatform.dashboard.labs.LabProperties;
import io.streamplatform.dashboard.labs.LabSeat;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.live.LiveChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The lab of consumer groups: one for all browsers, told to them as it changes. */
@Component
public class GroupLab implements DisposableBean {

    /** That the members read and the queue works off. */
    public static final String TOPIC = "lab-groups";

    /** Of the topic. */
    public static final int PARTITIONS = 3;

    /** Where browsers hear of it. */
    public static final String DESTINATION = "/topic/labs/groups";

    static final String GROUP = "lab-groups";

    /** What the client ids of its members begin with. */
    static final String CLIENTS = "lab-groups-member-";

    private static final String AUDITED = "group lab";

    private final GroupRun.Means means;
    private final ObservedCluster cluster;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final LabSeat<Running> seat;

    GroupLab(
            KafkaClients clients,
            LabTopics topics,
            LabPlaces places,
            GroupCalls calls,
            SessionBounds bounds,
            GroupExercises exercises,
            LabProperties properties,
            ObservedCluster cluster,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.means =
                new GroupRun.Means(
                        clients, topics, places, calls, bounds, exercises, properties.records());
        this.cluster = cluster;
        this.audit = audit;
        this.events = events;
        this.seat = new LabSeat<>("groups", properties, this::ended);
    }

    /** A run with what is told of it. */
    private record Running(GroupRun run, Instant since) implements Lab {

        @Override
        public void end() {
            run.end();
        }
    }

    /** Whether the lab runs now. */
    public boolean isRunning() {
        return seat.current() != null;
    }

    /** As it is now; asking for it counts as looking at it. */
    public GroupLabState state() {
        seat.look();
        return now(seat.current());
    }

    /** Does something while the lab does not run; tells whether it was done. */
    boolean whileEmpty(Runnable work) {
        return seat.whileEmpty(work);
    }

    GroupLabState start(GroupLabSettings wished) {
        wished.overUsual();
        Running started =
                seat.take(() -> {
                    means.exercises().reset();
                    return new Running(
                            new GroupRun(wished, means, this::changed),
                            Instant.now().truncatedTo(ChronoUnit.MILLIS));
                });
        audit.tell(Change.made("lab.start", AUDITED, null, Map.of("topic", TOPIC, "group", GROUP)));
        changed();
        return now(started);
    }

    GroupLabState end() {
        seat.running();
        seat.leave("somebody ended it");
        return state();
    }

    /** Does something to the lab that runs. */
    GroupLabState change(Consumer<GroupRun> change) {
        Running running = seat.running();
        seat.look();
        change.accept(running.run());
        changed();
        return now(running);
    }

    @Override
    public void destroy() {
        seat.close();
    }

    private void changed() {
        events.publishEvent(new LiveChange(DESTINATION));
    }

    private void ended(String why) {
        audit.tell(Change.made("lab.end", AUDITED, null, Map.of("why", why)));
        events.publishEvent(new GroupLabEnded());
        changed();
    }

    private GroupLabState now(@Nullable Running running) {
        LabSeat.Ended last = seat.last();
        GroupRun run = running == null ? null : running.run();
        GroupRunView view = run == null ? null : run.view();
        return new GroupLabState(
                cluster.sight(),
                running != null,
                running == null ? null : running.since(),
                last == null ? null : last.why(),
                TOPIC,
                GROUP,
                run == null ? GroupLabSettings.USUAL : run.settings(),
                run == null ? 0 : run.producer().perSecond(),
                run == null ? null : run.producer().waiting(),
                view == null ? null : view.broker(),
                view == null ? List.of() : view.partitions(),
                view == null ? List.of() : view.members(),
                view == null ? List.of() : view.timeline(),
                view == null ? GroupLabState.Totals.NONE : view.totals(),
                means.exercises().progress());
    }
}
