package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Consumers join a group, leave it, die and are slow, in the dashboard's lab: whoever has its page
 * open sees the same happen.
 */
final class ConsumerGroupsDemo implements Demo {

    private static final String PAGE = "/labs/groups";
    private static final int SESSION_SECONDS = 6;
    private static final int UNCOMMITTED = 5;
    private static final int SLOW_MILLIS = 2_000;
    private static final int LAG = 12;

    /** What a healthy member may be behind by, between two of its reads. */
    private static final int NO_LAG = 6;

    @Override
    public String name() {
        return "consumer-groups";
    }

    @Override
    public String description() {
        return "members join, leave, crash and lag; partitions move";
    }

    @Override
    public String obstacle(Stage stage) throws IOException, InterruptedException {
        return new GroupLab(stage).look().isRunning()
                ? "Somebody uses the lab of consumer groups. End it at %s, or wait until nobody has looked at it for a minute"
                        .formatted(stage.page(PAGE))
                : "";
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        GroupLab lab = new GroupLab(stage);
        begin(stage, lab);
        join(stage, lab);
        leave(stage, lab);
        crash(stage, lab);
        slowDown(stage, lab);
        replay(stage, lab);
        new QueueAct(stage).show();
        stage.narrator().step("What the group has been through");
        stage.narrator().table(timeline(lab.look()));
        stage.narrator().look("Try it with your own hands", stage.page(PAGE));
    }

    private static void begin(Stage stage, GroupLab lab) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Three members, three partitions: the lab starts");
        say.look("Open it, and see all of this happen", stage.page(PAGE));
        lab.start(
                Map.of(
                        "members",
                        GroupLab.PARTITIONS,
                        "perSecond",
                        15,
                        "assignment",
                        "COOPERATIVE_STICKY",
                        "sessionTimeoutMillis",
                        SESSION_SECONDS * 1000,
                        // Commits by itself, but seldom: so a crash leaves something uncommitted.
                        "commit",
                        "AUTO",
                        "autoCommitMillis",
                        5_000));
        SeenGroup settled = lab.settle(0);
        say.table(settled.table());
        say.done("Each member owns a partition: " + settled.words());
    }

    private static void join(Stage stage, GroupLab lab) throws IOException, InterruptedException {
        stage.narrator().step("A fourth joins: there is no partition left for it");
        lab.addMember();
        SeenGroup seen = lab.settle(1);
        stage.narrator()
                .done(
                        "%s is idle: more members than partitions make nothing faster"
                                .formatted(idle(seen)));
    }

    private static String idle(SeenGroup seen) {
        return seen.members().stream()
                .filter(SeenGroup.Member::isIdle)
                .map(SeenGroup.Member::name)
                .findFirst()
                .orElseThrow(() -> new ClaimFailedException("Nobody is idle: " + seen.words()));
    }

    private static void leave(Stage stage, GroupLab lab) throws IOException, InterruptedException {
        SeenGroup before = lab.look();
        String waiting = idle(before);
        SeenGroup.Member leaving = before.busy();
        stage.narrator()
                .step(
                        "%s says goodbye: its partition %s goes to the one that was idle"
                                .formatted(leaving.name(), leaving.partitions()));
        lab.order(leaving.name(), "STOPPED");
        SeenGroup after = lab.settle(0);
        Stage.check(
                after.member(waiting).partitions().equals(leaving.partitions()),
                "%s owns %s now".formatted(waiting, leaving.partitions()),
                after.words());
        stage.narrator().done("At once, since it said goodbye: " + after.words());
    }

    private static void crash(Stage stage, GroupLab lab) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        String dying = lab.look().busy().name();
        say.step("%s crashes, with records read and not committed".formatted(dying));
        say.tell(
                "Nobody hears a goodbye: the group waits %d s (session.timeout.ms) for a sign of life, then shares its partition out."
                        .formatted(SESSION_SECONDS));
        long before =
                lab.await(
                                "it has read at least %d that are not committed"
                                        .formatted(UNCOMMITTED),
                                seen -> seen.member(dying).uncommitted() >= UNCOMMITTED)
                        .total("redelivered");
        lab.order(dying, "CRASHED");
        SeenGroup dropped = lab.await("the broker drops " + dying, seen -> !seen.isAwaited(dying));
        long uncommitted = dropped.member(dying).uncommitted();
        SeenGroup moved =
                lab.await(
                        "the others share its partition",
                        seen -> seen.isSettled(GroupLab.PARTITIONS - 1, 0));
        say.done("Its session ran out, and now " + moved.words());
        long again = lab.readAll().total("redelivered") - before;
        Stage.check(
                again == uncommitted && again > 0,
                "exactly the %d records come twice that the crash left uncommitted"
                        .formatted(uncommitted),
                again + " came twice");
        say.done(
                "All is read, %d records twice: exactly those that the crash left uncommitted. That is at least once; how to make it exactly once, analytics shows."
                        .formatted(again));
    }

    private static void slowDown(Stage stage, GroupLab lab)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        for (SeenGroup.Member gone : lab.look().members()) {
            if (gone.partitions().isEmpty()) {
                lab.order(gone.name(), "RUNNING");
                break;
            }
        }
        SeenGroup.Member slow = lab.settle(0).busy();
        int partition = slow.partitions().getFirst();
        say.step(
                "%s becomes slow, with %d s for a record: its partition %d lags"
                        .formatted(slow.name(), SLOW_MILLIS / 1000, partition));
        lab.pace(slow.name(), SLOW_MILLIS);
        lab.rate(15);
        SeenGroup lagging =
                lab.await(
                        "the lag of partition %d grows to %d, and of no other"
                                .formatted(partition, LAG),
                        seen ->
                                seen.unread(partition) >= LAG
                                        && seen.unreadBesides(partition) < LAG);
        say.done(
                "%d records wait there, %d in all other partitions: one slow member holds up its own alone"
                        .formatted(lagging.unread(partition), lagging.unreadBesides(partition)));
        lab.pace(slow.name(), 0);
        SeenGroup healed =
                lab.await("the lag heals", seen -> seen.total("waitingToBeRead") <= NO_LAG);
        say.done(
                "Quick again, it catches up: %d records wait to be read"
                        .formatted(healed.total("waitingToBeRead")));
    }

    private static void replay(Stage stage, GroupLab lab) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Read all anew: the group's offsets are set to the beginning");
        SeenGroup before = lab.readAll();
        long read = before.total("read");
        lab.replay();
        SeenGroup after =
                lab.await(
                        "all %d records are read once more".formatted(read),
                        seen -> seen.total("redelivered") - before.total("redelivered") >= read);
        long again = after.total("redelivered") - before.total("redelivered");
        Stage.check(again == read, "%d are read again".formatted(read), again + " are");
        say.done("%d records, %d read again: a topic keeps what was read".formatted(read, again));
        SeenGroup _ = lab.settle(0);
        lab.rate(15);
    }

    private static List<List<String>> timeline(SeenGroup seen) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rebalance", "took", "stopped", "longest", "read twice"));
        for (JsonNode each : seen.told().path("timeline")) {
            rows.add(
                    List.of(
                            each.path("cause").asString(""),
                            seconds(each.path("tookMillis")),
                            String.valueOf(each.path("partitionsStopped").asInt(0)),
                            seconds(each.path("longestWithoutOwnerMillis")),
                            String.valueOf(each.path("redelivered").asInt(0))));
        }
        return rows;
    }

    private static String seconds(JsonNode millis) {
        return Text.decimal(millis.asLong(0) / 1000.0) + " s";
    }
}
