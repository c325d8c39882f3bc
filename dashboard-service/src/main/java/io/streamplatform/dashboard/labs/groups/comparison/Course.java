package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.labs.groups.comparison.StopComparisonView.CourseView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One way's members on a topic of their own: three of them read, and again and again a fourth joins
 * and leaves.
 */
final class Course implements AutoCloseable {

    static final int PARTITIONS = 12;

    /** Those that stay, and the one that comes and goes. */
    static final int MEMBERS = 4;

    /** How long a batch takes each member: work is never equally long for all. */
    private static final List<Duration> WORK =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofMillis(800),
                    Duration.ofMillis(200));

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration BREATH = Duration.ofMillis(300);

    private final Way way;
    private final @Nullable Integer heartbeatMillis;
    private final CourseTopic topic;
    private final Runnable unlessEnded;
    private final Ownership ownership;
    private final List<CourseMember> members = new CopyOnWriteArrayList<>();
    private final Map<Occasion, List<Cost>> costs = new EnumMap<>(Occasion.class);
    private volatile String doing = "waits for its turn";
    private volatile int repetition;
    private volatile boolean isDone;

    /**
     * @param topic of its own, with the group; taken away in the end
     * @param unlessEnded throws when there is no sense in going on
     * @param changed called when something is to be shown
     */
    Course(Way way, CourseTopic topic, Runnable unlessEnded, Runnable changed) {
        this.way = way;
        this.topic = topic;
        this.heartbeatMillis = topic.heartbeatMillis();
        this.unlessEnded = unlessEnded;
        this.ownership = new Ownership(PARTITIONS, changed);
        for (Occasion occasion : Occasion.values()) {
            costs.put(occasion, new CopyOnWriteArrayList<>());
        }
    }

    /**
     * Goes through it.
     *
     * @param deadline by {@link System#nanoTime()}: no repetition is begun that would not be done
     *     by then
     */
    void run(int repetitions, long deadline) throws InterruptedException {
        doing = "three members join";
        List<CourseMember> first = new ArrayList<>();
        for (int i = 1; i < MEMBERS; i++) {
            first.add(member(i));
        }
        ownership.begin(names(members));
        first.forEach(CourseMember::join);
        Cost _ = awaitCost();
        long longest = 0;
        for (int i = 0; i < repetitions && System.nanoTime() + longest < deadline; i++) {
            long begun = System.nanoTime();
            repetition = i + 1;
            repeat((i + 0.5) / repetitions);
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        if (repetition == 0) {
            throw new TimeoutException(way.title() + ": there was no time for a repetition");
        }
        doing = "is done";
        isDone = true;
    }

    /**
     * Classic heartbeats go on from the last rebalance, so what waits for one would wait equally
     * long each time if it came equally long after it: it comes at another part of the heartbeat
     * each time. Members of the consumer protocol beat apart from each other, and need no such
     * rest.
     */
    private void repeat(double part) throws InterruptedException {
        rest(part);
        CourseMember fourth = member(MEMBERS);
        doing = Occasion.JOIN.words();
        ownership.begin(names(members));
        fourth.join();
        note(Occasion.JOIN, awaitCost());

        rest(part);
        doing = Occasion.LEAVE.words();
        ownership.begin(names(members.subList(0, MEMBERS - 1)));
        fourth.leave();
        note(Occasion.LEAVE, awaitCost());
        fourth.awaitEnd();
        members.remove(fourth);
    }

    private void note(Occasion occasion, Cost cost) {
        costs.getOrDefault(occasion, new ArrayList<>()).add(cost);
    }

    private void rest(double part) throws InterruptedException {
        doing = "reads";
        long spread =
                way.isClassic() && heartbeatMillis != null
                        ? Duration.ofMillis(heartbeatMillis).toNanos()
                        : 0;
        long until = System.nanoTime() + BREATH.toNanos() + (long) (spread * part);
        while (System.nanoTime() < until) {
            unlessEnded.run();
            Thread.sleep(LOOK);
        }
    }

    private Cost awaitCost() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Cost cost = ownership.cost();
        while (cost == null) {
            unlessEnded.run();
            unlessFailed();
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "%s: within %d s the members had no equal shares (%s)"
                                .formatted(way.title(), PATIENCE.toSeconds(), ownership.words()));
            }
            Thread.sleep(LOOK);
            cost = ownership.cost();
        }
        return cost;
    }

    private void unlessFailed() {
        for (CourseMember each : members) {
            KafkaException failed = each.failure();
            if (failed != null) {
                throw failed;
            }
        }
    }

    private CourseMember member(int number) {
        String name = "member-" + number;
        CourseMember made =
                new CourseMember(
                        name,
                        way.resource(),
                        topic.consumer(name),
                        WORK.get(number - 1),
                        ownership);
        members.add(made);
        return made;
    }

    private static Set<String> names(List<CourseMember> members) {
        return members.stream().map(CourseMember::name).collect(Collectors.toUnmodifiableSet());
    }

    /** How much of it is done, 0 to 1. */
    double progress(int repetitions) {
        int steps = costs.values().stream().mapToInt(List::size).sum();
        return isDone ? 1 : steps / (double) (repetitions * Occasion.values().length);
    }

    CourseView view() {
        return new CourseView(
                way, way.title(), heartbeatMillis, repetition, doing, ownership.owners());
    }

    WayResult result() {
        List<Cost> joins = costs.getOrDefault(Occasion.JOIN, List.of());
        List<Cost> leaves = costs.getOrDefault(Occasion.LEAVE, List.of());
        return new WayResult(
                way,
                way.title(),
                heartbeatMillis,
                leaves.size(),
                OccasionCost.of(joins),
                OccasionCost.of(leaves));
    }

    @Override
    public void close() {
        doing = "takes away its topic and its group";
        members.forEach(CourseMember::leave);
        try {
            for (CourseMember each : members) {
                each.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            topic.close();
        }
    }
}
