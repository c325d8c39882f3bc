package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.LabProperties;
import io.streamplatform.dashboard.labs.LabSeat;
import io.streamplatform.dashboard.labs.groups.GroupExercises;
import io.streamplatform.dashboard.labs.groups.GroupLab;
import io.streamplatform.dashboard.labs.groups.GroupLabEnded;
import io.streamplatform.dashboard.labs.groups.LabPlaces;
import io.streamplatform.dashboard.live.LiveChange;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The share group beside the consumer group of the lab, on the same topic: one for all browsers. It
 * lives no longer than the group lab, which writes the records.
 */
@Component
public class QueueLab implements DisposableBean {

    /** Where browsers hear of it. */
    public static final String DESTINATION = "/topic/labs/groups/queue";

    /** The slowest that a member may be told to be. */
    static final int SLOWEST_MILLIS = 5_000;

    private static final int USUAL_MEMBERS = 4;
    private static final String AUDITED = "queue lab";

    private final KafkaClients clients;
    private final QueueGroup group;
    private final GroupLab groupLab;
    private final LabPlaces places;
    private final GroupExercises exercises;
    private final ObservedCluster cluster;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final LabSeat<Queue> seat;

    QueueLab(
            KafkaClients clients,
            QueueGroup group,
            GroupLab groupLab,
            LabPlaces places,
            GroupExercises exercises,
            LabProperties properties,
            ObservedCluster cluster,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.group = group;
        this.groupLab = groupLab;
        this.places = places;
        this.exercises = exercises;
        this.cluster = cluster;
        this.audit = audit;
        this.events = events;
        this.seat = new LabSeat<>("queue", properties, this::ended);
    }

    /** As it is now; asking for it counts as looking at it. */
    public QueueState state() {
        seat.look();
        Queue queue = seat.current();
        LabSeat.Ended last = seat.last();
        return new QueueState(
                cluster.sight(),
                group.support(),
                groupLab.isRunning(),
                queue != null,
                last == null ? null : last.why(),
                GroupLab.TOPIC,
                QueueGroup.NAME,
                queue == null ? null : queue.view());
    }

    /**
     * @param wantedMembers how many there are at first; null for the usual
     * @param wantedLock for how long a record is its holder's; null for the usual
     */
    QueueState start(@Nullable Integer wantedMembers, @Nullable Integer wantedLock) {
        int members = count("members", wantedMembers == null ? USUAL_MEMBERS : wantedMembers);
        Unavailable.unlessInSight(cluster.sight());
        Bounds bounds = bounds();
        int lockMillis = bounds.lock(wantedLock);
        refuseWithoutRecords();
        Queue _ =
                seat.take(() -> {
                    Queue made =
                            new Queue(
                                    lockMillis,
                                    bounds,
                                    clients,
                                    group,
                                    places,
                                    exercises::saw,
                                    this::tell);
                    made.start(members);
                    return made;
                });
        audit.tell(
                Change.made(
                        "lab.start",
                        AUDITED,
                        null,
                        Map.of(
                                "group",
                                QueueGroup.NAME,
                                "members",
                                members,
                                "lockMillis",
                                lockMillis)));
        if (!groupLab.isRunning()) {
            seat.leave("the group lab ended"); // it ended while this began
        }
        return told();
    }

    /** Does something while the queue does not run; tells whether it was done. */
    boolean whileEmpty(Runnable work) {
        return seat.whileEmpty(work);
    }

    QueueState end() {
        Queue _ = seat.running();
        seat.leave("somebody ended it");
        return state();
    }

    QueueState add(@Nullable Integer count) {
        int wanted = count("count", count == null ? 1 : count);
        seat.running().add(wanted);
        return told();
    }

    QueueState start(String member) {
        seat.running().start(member);
        return told();
    }

    QueueState stop(String member) {
        seat.running().stop(member);
        return told();
    }

    QueueState remove(String member) {
        seat.running().remove(member);
        return told();
    }

    QueueState answerWith(String member, AnswerPolicy policy) {
        seat.running().member(member).answerWith(policy);
        return told();
    }

    QueueState pace(String member, @Nullable Integer millis) {
        if (millis == null || millis < 0 || millis > SLOWEST_MILLIS) {
            throw new BadParameter(
                    "millisPerRecord",
                    millis == null ? null : millis.toString(),
                    "give 0 to %d ms.".formatted(SLOWEST_MILLIS));
        }
        seat.running().member(member).pace(millis);
        return told();
    }

    QueueState answer(int partition, long offset, AcknowledgeType answer) {
        seat.running().answer(partition, offset, answer);
        return told();
    }

    @EventListener
    void on(GroupLabEnded ended) {
        seat.leave("the group lab ended");
    }

    @Override
    public void destroy() {
        seat.close();
    }

    private Bounds bounds() {
        Support support = group.support();
        Bounds bounds = support.bounds();
        if (bounds == null) {
            throw Refused.conflict(
                    "No share groups", "group", QueueGroup.NAME, String.valueOf(support.problem()));
        }
        return bounds;
    }

    private void refuseWithoutRecords() {
        if (!groupLab.isRunning()) {
            throw Refused.conflict(
                    "Nothing to read",
                    "lab",
                    "groups",
                    "the group lab does not run, and it writes the records that the queue reads;"
                            + " start it first (POST /api/labs/groups).");
        }
    }

    private static int count(String field, int wanted) {
        if (wanted < 1 || wanted > LabPlaces.PLACES) {
            throw new BadParameter(
                    field,
                    String.valueOf(wanted),
                    "give 1 to %d members.".formatted(LabPlaces.PLACES));
        }
        return wanted;
    }

    private QueueState told() {
        tell();
        return state();
    }

    private void tell() {
        events.publishEvent(new LiveChange(DESTINATION));
    }

    private void ended(String why) {
        audit.tell(Change.made("lab.end", AUDITED, null, Map.of("why", why)));
        tell();
    }
}
