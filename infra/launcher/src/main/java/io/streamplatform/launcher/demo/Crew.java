package io.streamplatform.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The members of the demonstration's group, the same topic for all. */
final class Crew implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Stage stage;
    private final String name;
    private final int partitions;
    private final Account account;
    private final List<GroupMember> all = new CopyOnWriteArrayList<>();
    private final List<GroupMember> present = new ArrayList<>();
    private long changedAt;

    /**
     * @param name of the group and of the topic
     */
    Crew(Stage stage, String name, int partitions, Account account) {
        this.stage = stage;
        this.name = name;
        this.partitions = partitions;
        this.account = account;
    }

    void join(String member) {
        changedAt = System.nanoTime();
        GroupMember joined = new GroupMember(stage, name, name, member, account);
        all.add(joined);
        present.add(joined);
    }

    /** Somebody who holds partitions now. */
    GroupMember busy() {
        return present.stream()
                .filter(each -> !each.held().isEmpty())
                .findFirst()
                .orElseThrow(() -> new ClaimFailedException("No member holds a partition."));
    }

    void leave(GroupMember member) throws InterruptedException {
        changedAt = System.nanoTime();
        member.leave();
        present.remove(member);
    }

    void crash(GroupMember member) throws InterruptedException {
        member.crash();
        changedAt = System.nanoTime();
        present.remove(member);
    }

    /**
     * Waits until each partition has its member, and until the dashboard sees the same as the
     * members; tells both.
     */
    Assignment settle() throws InterruptedException {
        Assignment settled =
                stage.await(
                        "%d members share the %d partitions".formatted(present.size(), partitions),
                        BOUND,
                        () -> {
                            Assignment now = Assignment.of(present);
                            requireAlive();
                            return now.isWhole(partitions)
                                    ? Sighting.of(now)
                                    : Sighting.notYet(now.toString());
                        });
        double seconds = (System.nanoTime() - changedAt) / 1e9;
        Assignment seen =
                stage.await(
                        "the dashboard sees the group as its members do (%s)".formatted(settled),
                        BOUND,
                        () -> {
                            Assignment dashboard =
                                    Assignment.of(stage.dashboard().get("/api/groups/" + name));
                            return dashboard.equals(Assignment.of(present))
                                    ? Sighting.of(dashboard)
                                    : Sighting.notYet("the dashboard has " + dashboard);
                        });
        stage.narrator().table(Assignment.of(present).besides(seen, present));
        stage.narrator()
                .done(
                        "Shared out %s s after that; the dashboard sees the same"
                                .formatted(Text.decimal(seconds)));
        return seen;
    }

    private void requireAlive() {
        for (GroupMember member : present) {
            if (!member.failure().isEmpty()) {
                throw new ClaimFailedException(member.name() + " ended: " + member.failure());
            }
        }
    }

    /** All leave the group. */
    @Override
    public void close() {
        all.forEach(GroupMember::close);
    }
}
