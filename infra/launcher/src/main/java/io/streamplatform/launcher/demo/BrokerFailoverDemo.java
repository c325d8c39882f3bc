package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One of three brokers is killed while records are written, and returns; what was acknowledged is
 * there.
 */
final class BrokerFailoverDemo implements Demo {

    private static final String TOPIC = "demo-broker-failover";
    private static final int PARTITIONS = 3;
    private static final int BROKERS = 3;
    private static final int PER_SECOND = 300;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Enough for a person who types the commands. */
    private static final Duration BY_HAND = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "broker-failover";
    }

    @Override
    public String description() {
        return "one of three brokers dies and returns; nothing is lost";
    }

    @Override
    public String obstacle(Stage stage) throws IOException, InterruptedException {
        return ClusterView.of(stage).whyNot(BROKERS);
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step(
                "Make a topic: %d partitions on %d brokers, min.insync.replicas 2"
                        .formatted(PARTITIONS, BROKERS));
        JsonNode created =
                ScratchTopic.create(stage, TOPIC, PARTITIONS, Map.of("min.insync.replicas", "2"));
        Stage.check(
                Stage.number(created, "replicationFactor") == BROKERS,
                "each partition has %d replicas".formatted(BROKERS),
                created);
        ReplicaView before = whole(stage, SOON);
        say.table(before.rows());

        say.step("Write %d records/s with acks=all".formatted(PER_SECOND));
        try (SteadyWriter writer = new SteadyWriter(stage, TOPIC, PARTITIONS, PER_SECOND)) {
            writer.awaitMore(stage, 2 * PER_SECOND);
            say.done("%d records are acknowledged".formatted(writer.acknowledged()));
            say.look("Watch the brokers there", stage.page("/cluster"));

            int victim = before.leaderOf(0);
            Instant since = Instant.now();
            kill(stage, writer, victim);
            giveBack(stage, writer, victim, since);
            count(stage, writer);
        }
    }

    private static ReplicaView whole(Stage stage, Duration bound) throws InterruptedException {
        return stage.await(
                "all replicas of the topic are in sync",
                bound,
                () -> {
                    ReplicaView now = ReplicaView.of(stage, TOPIC);
                    return now.isWhole(PARTITIONS, BROKERS)
                            ? Sighting.of(now)
                            : Sighting.notYet(now.toString());
                });
    }

    private static void kill(Stage stage, SteadyWriter writer, int victim)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        BrokerControl brokers = stage.brokers();
        say.step(
                "Kill broker %d, which leads partition 0, while records are written"
                        .formatted(victim));
        say.command(brokers.killCommand(victim));
        stage.afterwards().then("start broker " + victim, () -> startIfDown(stage, victim));
        writer.forgetPauses();
        brokers.kill(victim);
        ReplicaView after =
                stage.await(
                        "partition 0 has another leader, and broker %d is gone".formatted(victim),
                        BY_HAND,
                        () -> {
                            ReplicaView now = ReplicaView.of(stage, TOPIC);
                            return now.isWithout(victim)
                                    ? Sighting.of(now)
                                    : Sighting.notYet(now.toString());
                        });
        writer.awaitMore(stage, 5 * PER_SECOND);
        say.table(after.rows());
        say.tell(
                "With acks=all a partition waits for all its replicas in sync, until the cluster"
                        + " has noticed which of them is gone: also where the leader is another.");
        say.done(
                "Writing goes on with two brokers; the longest pause between two acknowledgements was %s"
                        .formatted(writer.pauses()));
    }

    private static void startIfDown(Stage stage, int broker)
            throws IOException, InterruptedException {
        if (!ClusterView.of(stage).up().contains(broker)) {
            stage.brokers().start(broker);
        }
    }

    private static void giveBack(Stage stage, SteadyWriter writer, int victim, Instant since)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Bring broker %d back: it reads what it has missed".formatted(victim));
        say.command(stage.brokers().startCommand(victim));
        stage.brokers().start(victim);
        ReplicaView healed = whole(stage, BY_HAND);
        writer.awaitMore(stage, PER_SECOND);
        say.table(healed.rows());
        say.done("All replicas are in sync again");

        say.step("What the dashboard saw");
        List<ClusterEvent> seen =
                stage.await(
                        "the dashboard has noticed that broker %d left and returned"
                                .formatted(victim),
                        SOON,
                        () -> {
                            List<ClusterEvent> events = ClusterEvent.since(stage, since, TOPIC);
                            return ClusterEvent.tellOf(events, victim)
                                    ? Sighting.of(events)
                                    : Sighting.notYet("it has " + events);
                        });
        seen.forEach(each -> say.entry(each.clock(), each.detail()));
    }

    private static void count(Stage stage, SteadyWriter writer) throws InterruptedException {
        Narrator say = stage.narrator();
        say.step("Stop writing, read everything back, and count");
        writer.finish();
        BitSet acknowledged = writer.acknowledgedNumbers();
        Account account = new Account();
        int read = ReadBack.all(stage, TOPIC, account);
        say.table(
                List.of(
                        List.of("written", "acknowledged", "failed", "read", "lost", "twice"),
                        Stream.of(
                                        writer.sent(),
                                        acknowledged.cardinality(),
                                        writer.failed(),
                                        read,
                                        account.lost(acknowledged),
                                        account.twice())
                                .map(String::valueOf)
                                .toList()));
        Stage.check(
                account.lost(acknowledged) == 0 && account.twice() == 0,
                "each acknowledged record is there once",
                "%d are lost and %d are there twice"
                        .formatted(account.lost(acknowledged), account.twice()));
        Stage.check(
                writer.failed() == 0,
                "no record was refused",
                writer.failed() + " were: " + writer.firstFailure());
        say.done(
                "Lost 0, twice 0: %d of %d acknowledged records are there once"
                        .formatted(acknowledged.cardinality(), acknowledged.cardinality()));
    }
}
