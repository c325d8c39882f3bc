package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Consumers join a group, leave it and die; the partitions move, and every record is read. */
final class ConsumerGroupsDemo implements Demo {

    /** Of the topic and of the group. */
    private static final String NAME = "demo-consumer-groups";

    private static final int PARTITIONS = 3;
    private static final int PER_SECOND = 60;
    private static final Duration BOUND = Duration.ofSeconds(45);

    @Override
    public String name() {
        return "consumer-groups";
    }

    @Override
    public String description() {
        return "members join, leave and crash; their partitions move";
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        stage.narrator()
                .step(
                        "Make a topic with %d partitions, and write %d records/s to it"
                                .formatted(PARTITIONS, PER_SECOND));
        JsonNode _ = ScratchTopic.create(stage, NAME, PARTITIONS, Map.of());
        OwnGroup.forget(stage, NAME);
        stage.afterwards().then("delete the group " + NAME, () -> OwnGroup.forget(stage, NAME));
        Account account = new Account();
        try (SteadyWriter writer = new SteadyWriter(stage, NAME, PARTITIONS, PER_SECOND);
                Crew crew = new Crew(stage, NAME, PARTITIONS, account)) {
            stage.afterwards().then("end the group's members", crew::close);
            writer.awaitMore(stage, 1);
            stage.narrator().done("The topic `%s` fills".formatted(NAME));
            stage.narrator().look("Watch the group there", stage.page("/groups/" + NAME));

            join(stage, crew);
            leave(stage, crew);
            crash(stage, crew, account);
            count(stage, crew, writer, account);
        }
    }

    private static void join(Stage stage, Crew crew) throws InterruptedException {
        Narrator say = stage.narrator();
        say.step("A first member joins the group `%s`: all is its own".formatted(NAME));
        crew.join("member-a");
        Assignment _ = crew.settle();

        say.step("Two more join: each has a partition");
        crew.join("member-b");
        crew.join("member-c");
        Assignment _ = crew.settle();

        say.step("A fourth joins: there is no partition left for it");
        crew.join("member-d");
        String idle = crew.settle().idle().getFirst();
        say.done("%s is idle: more members than partitions make nothing faster".formatted(idle));
    }

    private static void leave(Stage stage, Crew crew) throws InterruptedException {
        GroupMember leaving = crew.busy();
        stage.narrator()
                .step(
                        "%s says goodbye: its partition %s goes to the one that was idle"
                                .formatted(leaving.name(), leaving.held()));
        crew.leave(leaving);
        Assignment after = crew.settle();
        Stage.check(after.idle().isEmpty(), "nobody is idle any more", after);
    }

    private static void crash(Stage stage, Crew crew, Account account) throws InterruptedException {
        GroupMember dying = crew.busy();
        stage.narrator()
                .step(
                        "%s crashes, after reading a batch and before committing it"
                                .formatted(dying.name()));
        stage.narrator()
                .tell(
                        ("Nobody hears a goodbye: the group waits %d s (session.timeout.ms) for a"
                                        + " sign of life, then shares its partition %s out.")
                                .formatted(GroupMember.SESSION.toSeconds(), dying.held()));
        crew.crash(dying);
        stage.narrator()
                .done(
                        "Dead, with %d records read but not committed"
                                .formatted(account.expectedTwice()));
        Assignment _ = crew.settle();
    }

    private static void count(Stage stage, Crew crew, SteadyWriter writer, Account account)
            throws InterruptedException {
        Narrator say = stage.narrator();
        say.step("Stop writing, let the group read to the end, and count");
        writer.finish();
        BitSet acknowledged = writer.acknowledgedNumbers();
        int _ =
                stage.await(
                        "all %d acknowledged records are read"
                                .formatted(acknowledged.cardinality()),
                        BOUND,
                        () -> {
                            int lost = account.lost(acknowledged);
                            return lost == 0
                                    ? Sighting.of(lost)
                                    : Sighting.notYet(lost + " are not read");
                        });
        crew.close();
        say.table(
                List.of(
                        List.of("written", "acknowledged", "read", "lost", "twice"),
                        Stream.of(
                                        writer.sent(),
                                        acknowledged.cardinality(),
                                        account.different(),
                                        account.lost(acknowledged),
                                        account.twice())
                                .map(String::valueOf)
                                .toList()));
        Stage.check(
                account.isTwiceAsExpected(),
                "exactly the %d records come twice that the crash left uncommitted"
                        .formatted(account.expectedTwice()),
                account.twice() + " came twice");
        say.done(
                ("Lost 0. Twice %d: exactly those that the crash left uncommitted. That is at least"
                                + " once; how to make it exactly once, analytics shows.")
                        .formatted(account.twice()));
    }
}
