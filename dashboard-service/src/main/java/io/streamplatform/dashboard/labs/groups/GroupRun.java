package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.Lab;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.groups.Controls.Ending;
import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** The lab that runs: its topic, its producer and its members, and what people do to them. */
final class GroupRun implements Lab {

    private static final Logger log = LoggerFactory.getLogger(GroupRun.class);

    /** For members that leave in order. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    /** For sessions that have to run out. */
    private static final Duration A_SESSION = Duration.ofSeconds(10);

    /** What a run is made of. */
    record Means(
            KafkaClients clients,
            LabTopics topics,
            LabPlaces places,
            GroupCalls calls,
            SessionBounds bounds,
            GroupExercises exercises,
            int records) {}

    private final Means means;
    private final GroupProducer producer;
    private final Timeline timeline = new Timeline(System::nanoTime);
    private final Ledger ledger = new Ledger();
    private final GroupMembers members;
    private final GroupWatch watch;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile GroupSettings settings;

    /** Whether the group has had settings of its own at the broker. */
    private boolean configured;

    /**
     * Makes the topic and starts the clients.
     *
     * @param news called when the lab has changed, at most each 200 ms
     */
    GroupRun(GroupLabSettings wished, Means means, Runnable news) {
        this.means = means;
        GroupSettings wanted = wished.overUsual();
        means.places().take(wanted.members());
        try {
            settings = prepared(wished, wanted);
            configured = settings.protocol() == Protocol.CONSUMER;
            producer = new GroupProducer(means.clients(), settings.perSecond(), means.records());
        } catch (RuntimeException e) {
            means.places().giveBack(wanted.members());
            throw e;
        }
        watch = new GroupWatch(this, means.calls(), news);
        members =
                new GroupMembers(
                        means.clients(), means.exercises(), timeline, ledger, watch::changed);
        timeline.caused(counted(settings.members()) + " started");
        for (int i = 0; i < settings.members(); i++) {
            members.add(settings);
        }
        producer.start();
        watch.start();
    }

    private GroupSettings prepared(GroupLabSettings wished, GroupSettings wanted) {
        try {
            means.calls().makeRoom(A_MOMENT);
            GroupSettings allowed =
                    means.bounds().allowed(wanted, wished.sessionTimeoutMillis() != null);
            means.topics().create(GroupLab.TOPIC, GroupLab.PARTITIONS);
            return allowed;
        } catch (KafkaException e) {
            throw Refusals.of("group", GroupLab.GROUP, e);
        }
    }

    GroupSettings settings() {
        return settings;
    }

    GroupProducer producer() {
        return producer;
    }

    GroupMembers members() {
        return members;
    }

    Timeline timeline() {
        return timeline;
    }

    Ledger ledger() {
        return ledger;
    }

    GroupExercises exercises() {
        return means.exercises();
    }

    /** Starts more members. */
    void add(int count) {
        change(() -> {
            means.places().take(count);
            timeline.caused(count == 1 ? "a member started" : counted(count) + " started");
            for (int i = 0; i < count; i++) {
                members.add(settings);
            }
            return count;
        });
    }

    /** Starts, stops, crashes, pauses or resumes a member. */
    void order(String name, MemberOrder wanted) {
        change(() -> {
            LabMember member = members.named(name);
            switch (wanted) {
                case RUNNING -> run(member);
                case STOPPED -> stop(member);
                case CRASHED -> crash(alive(member, wanted));
                case PAUSED -> alive(member, wanted).pause(true);
            }
            return wanted;
        });
    }

    void pace(String name, int millisPerRecord) {
        LabMember member = members.named(name);
        member.pace(millisPerRecord);
        if (millisPerRecord >= HappeningWatch.SLOW && ownsSomething(member)) {
            means.exercises().saw(Happening.MEMBER_SLOWED);
        }
    }

    /** Takes a member away; one that runs is stopped first. */
    void remove(String name) {
        change(() -> {
            LabMember member = members.named(name);
            if (member.isAlive()) {
                timeline.caused(name + " removed");
            }
            members.end(List.of(member), Ending.LEAVE);
            members.remove(member);
            means.places().giveBack(1);
            return name;
        });
    }

    /** Stops all members, and starts as many with other settings. */
    void restart(GroupLabSettings wished) {
        change(() -> {
            GroupSettings next =
                    means.bounds()
                            .allowed(wished.over(settings), wished.sessionTimeoutMillis() != null);
            configured |= next.protocol() == Protocol.CONSUMER;
            timeline.caused("other settings");
            vacate();
            settings = next.withMembers(settings.members());
            if (wished.perSecond() != null) {
                producer.set(next.perSecond());
            }
            members.all().forEach(each -> each.start(settings));
            return next;
        });
    }

    /** Stops the members, sets the group's offsets, and starts them again. */
    void reset(boolean toEarliest) {
        change(() -> {
            List<LabMember> alive = members.all().stream().filter(LabMember::isAlive).toList();
            timeline.caused("offsets set to the " + (toEarliest ? "earliest" : "latest"));
            vacate();
            try {
                means.calls().reset(toEarliest);
                if (toEarliest) {
                    watch.replayed();
                    means.exercises().saw(Happening.OFFSETS_RESET);
                }
            } finally {
                alive.forEach(each -> each.start(settings));
            }
            return toEarliest;
        });
    }

    GroupRunView view() {
        return watch.view();
    }

    @Override
    public void end() {
        changing.lock();
        try {
            watch.stop();
            producer.stop();
            members.end(members.all(), Ending.LEAVE);
            members.releaseGhosts();
            quietly("group", this::deleteGroup);
            quietly("topic", () -> means.topics().delete(GroupLab.TOPIC));
            if (configured) {
                quietly("group's settings", means.calls()::unconfigure);
            }
            means.places().giveBack(members.all().size());
        } finally {
            changing.unlock();
        }
    }

    private void deleteGroup() {
        if (!means.calls().isEmptyWithin(A_MOMENT)) {
            means.calls().expel();
            if (!means.calls().isEmptyWithin(A_SESSION)) {
                log.warn("Members of {} are left until their sessions run out", GroupLab.GROUP);
                return;
            }
        }
        means.calls().delete();
    }

    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (KafkaException | ErrorResponseException e) {
            log.warn("The {} {} is left behind: {}", what, GroupLab.GROUP, e.getMessage());
        }
    }

    private void run(LabMember member) {
        if (member.isAlive()) {
            member.pause(false);
            return;
        }
        member.awaitEnd(A_SESSION);
        timeline.caused(member.name() + " started");
        member.start(settings);
    }

    private void stop(LabMember member) {
        if (member.state() == MemberState.STOPPED) {
            return;
        }
        alive(member, MemberOrder.STOPPED);
        timeline.caused(
                member.name()
                        + (member.instanceId() == null
                                ? " stopped"
                                : " stopped, and its place is kept"));
        members.end(List.of(member), Ending.STOP);
    }

    private void crash(LabMember member) {
        if (ownsSomething(member)) {
            means.exercises().saw(Happening.MEMBER_CRASHED);
        }
        timeline.crashed(member.name() + " crashed");
        members.end(List.of(member), Ending.CRASH);
    }

    private static boolean ownsSomething(LabMember member) {
        return !member.account().figures().partitions().isEmpty();
    }

    private static LabMember alive(LabMember member, MemberOrder wanted) {
        if (!member.isAlive()) {
            throw Refused.conflict(
                    "It does not run",
                    "state",
                    wanted.name(),
                    "%s is %s; start it again with RUNNING, or remove it."
                            .formatted(member.name(), member.state()));
        }
        return member;
    }

    /** Empties the group, or refuses and lets everybody go on. */
    private void vacate() {
        Collection<LabMember> all = members.all();
        List<LabMember> alive = all.stream().filter(LabMember::isAlive).toList();
        members.end(all, Ending.LEAVE);
        members.releaseGhosts();
        if (!means.calls().isEmptyWithin(A_MOMENT)) {
            means.calls().expel();
            if (!means.calls().isEmptyWithin(A_SESSION)) {
                alive.forEach(each -> each.start(settings));
                throw Refused.conflict(
                        "Members are left",
                        "group",
                        GroupLab.GROUP,
                        "the broker still has a member that has crashed; try again when its session"
                                + " has run out.");
            }
        }
    }

    private <T> T change(Supplier<T> work) {
        changing.lock();
        try {
            return work.get();
        } catch (KafkaException e) {
            throw Refusals.of("group", GroupLab.GROUP, e);
        } finally {
            changing.unlock();
            watch.changed();
        }
    }

    private static String counted(int count) {
        return count == 1 ? "1 member" : count + " members";
    }
}
