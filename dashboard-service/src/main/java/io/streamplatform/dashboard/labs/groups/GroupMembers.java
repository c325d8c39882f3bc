package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.groups.Controls.Ending;
import io.streamplatform.dashboard.labs.groups.Ghosts.Ghost;
import io.streamplatform.dashboard.web.NotFound;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The members of the lab's group: who there is, what they tell of themselves, and whether the
 * broker tells the same.
 */
final class GroupMembers implements MemberEvents {

    /** To work off a commit and to close, each of which is bounded. */
    private static final Duration PATIENCE = MemberLife.CLOSING.multipliedBy(3);

    private final KafkaClients clients;
    private final GroupExercises exercises;
    private final Timeline timeline;
    private final Ledger ledger;
    private final Runnable changed;
    private final NavigableMap<Integer, LabMember> byNumber = new ConcurrentSkipListMap<>();
    private final Ghosts ghosts = new Ghosts();
    private volatile BrokerView broker = BrokerView.NONE;

    /**
     * @param changed called when somebody should look
     */
    GroupMembers(
            KafkaClients clients,
            GroupExercises exercises,
            Timeline timeline,
            Ledger ledger,
            Runnable changed) {
        this.clients = clients;
        this.exercises = exercises;
        this.timeline = timeline;
        this.ledger = ledger;
        this.changed = changed;
    }

    Collection<LabMember> all() {
        return byNumber.values();
    }

    LabMember named(String name) {
        return byNumber.values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(
                                "member",
                                name,
                                "See /api/labs/groups for those that the lab has."));
    }

    /** Starts one with the lowest number that is free. */
    LabMember add(GroupSettings settings) {
        int number = 1;
        while (byNumber.containsKey(number)) {
            number++;
        }
        LabMember member = new LabMember(number, settings, clients, this);
        byNumber.put(number, member);
        member.start(settings);
        return member;
    }

    void remove(LabMember member) {
        byNumber.remove(member.number());
    }

    /** Ends lives, all at the same time, and waits for it. */
    void end(Collection<LabMember> some, Ending how) {
        List<LabMember> alive = some.stream().filter(LabMember::isAlive).toList();
        alive.forEach(each -> each.end(how));
        some.forEach(each -> each.awaitEnd(PATIENCE));
    }

    /** Lets clients that stand still leave the group. */
    void releaseGhosts() {
        ghosts.release();
    }

    boolean isStillInGroup(LabMember member) {
        return ghosts.has(member.memberId());
    }

    /** The group as the broker told last. */
    BrokerView broker() {
        return broker;
    }

    /** The highest generation that somebody knows; -1 for none. */
    int generation() {
        return byNumber.values().stream()
                .filter(LabMember::isInGroup)
                .mapToInt(LabMember::generation)
                .max()
                .orElse(-1);
    }

    /** Takes in what the broker tells. */
    void seen(BrokerView view) {
        broker = view;
        view.committed().forEach(this::committed);
        if (ghosts.goneFrom(view.members().keySet()).stream().anyMatch(Ghost::crashed)) {
            exercises.saw(Happening.CRASH_TIMED_OUT);
        }
        if (isAgreedOn(view)) {
            timeline.settled(view.asOf(), view.protocol(), Math.max(generation(), view.epoch()));
        }
        changed.run();
    }

    /** Goes on without those that have not polled for so long that the group does, too. */
    void expelSilent() {
        for (LabMember each : byNumber.values()) {
            long deadline = each.pollDeadline();
            if (each.isInGroup() && System.nanoTime() - deadline > 0 && isOut(each, deadline)) {
                timeline.caused(each.name() + " did not poll for too long");
                timeline.released(each.name(), deadline);
                each.expel();
            }
        }
    }

    /** One with a static name only falls silent then, and is dropped when its session runs out. */
    private boolean isOut(LabMember member, long deadline) {
        BrokerView view = broker;
        return member.instanceId() == null
                || (view.asOf() - deadline > 0 && !view.members().containsKey(member.memberId()));
    }

    @Override
    public void assigned(LabMember member, Set<Integer> partitions) {
        expelSilent();
        member.meets(false);
        member.account().assigned(partitions);
        timeline.taken(member.name(), partitions, member.generation());
        changed.run();
    }

    @Override
    public void revoked(LabMember member, Set<Integer> partitions) {
        expelSilent();
        member.meets(member.isEager());
        member.account().revoked(partitions);
        timeline.released(member.name(), partitions, System.nanoTime());
        changed.run();
    }

    @Override
    public void lost(LabMember member, Set<Integer> partitions) {
        member.meets(member.isEager());
        member.account().lost(partitions);
        timeline.released(member.name(), partitions, System.nanoTime());
        changed.run();
    }

    @Override
    public void back(LabMember member) {
        timeline.caused(member.name() + " polls again and joins anew");
    }

    @Override
    public void read(LabMember member, int partition, long offset) {
        boolean again = ledger.read(partition, offset);
        member.account().read(partition, offset, again);
        if (again && timeline.redelivered()) {
            exercises.saw(Happening.RECORDS_REDELIVERED);
        }
        changed.run();
    }

    @Override
    public void ended(LabMember member) {
        boolean crashed = member.ending() == Ending.CRASH;
        if (crashed || (member.ending() == Ending.STOP && member.instanceId() != null)) {
            member.fallsSilent();
            ghosts.add(
                    member.memberId(),
                    new Ghost(
                            member,
                            member.life(),
                            crashed,
                            member.account().figures().partitions()));
        }
        member.account().ended();
        timeline.released(member.name(), System.nanoTime());
        changed.run();
    }

    /** Some commits are made by the client where no interceptor hears of them. */
    private void committed(int partition, long offset) {
        String owner = timeline.owner(partition);
        if (owner == null) {
            ghosts.of(partition)
                    .forEach(each -> each.member().account().committed(partition, offset));
        } else {
            byNumber.values().stream()
                    .filter(each -> each.name().equals(owner))
                    .forEach(each -> each.account().committed(partition, offset));
        }
    }

    private boolean isAgreedOn(BrokerView view) {
        if (!view.isQuiet()) {
            return false;
        }
        Map<String, Set<Integer>> ours = new HashMap<>();
        Map<Integer, String> owners = timeline.owners();
        for (LabMember each : byNumber.values()) {
            if (each.isInGroup()) {
                ours.put(
                        each.memberId(),
                        owners.entrySet().stream()
                                .filter(owner -> owner.getValue().equals(each.name()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
            }
        }
        return ours.equals(view.members())
                && (ours.isEmpty() || owners.size() == GroupLab.PARTITIONS);
    }
}
