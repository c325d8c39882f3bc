package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.parts.Brokers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./platform bench rebalance}. */
@Command(
        name = "rebalance",
        description = {
            "Measures how long partitions stand still when a member joins and leaves a group:"
                    + " eager, cooperative and by the consumer protocol (KIP-848), all at the same"
                    + " time.",
            "It has the dashboard's lab of consumer groups do it, beside a broker of its own: once"
                    + " with Kafka's heartbeats, once with a heartbeat a second for all. It takes"
                    + " about three minutes and leaves nothing behind."
        })
final class RebalanceBenchCommand implements Callable<Integer> {

    private static final String COMPARISON = "/api/labs/groups/comparison";
    private static final int EACH_SECOND = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(
            names = "--repetitions",
            paramLabel = "NUMBER",
            defaultValue = "3",
            description = "How often a member comes and goes, 1 to 5 (default: ${DEFAULT-VALUE}).")
    private int repetitions;

    @Mixin private BenchOptions options = new BenchOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!options.prepareDashboard()) {
            return 1;
        }
        Machine machine = Machine.here();
        List<JsonNode> runs = new ArrayList<>();
        try (var platform =
                new BenchPlatform(
                        options.root(), Brokers.ONE, BenchOptions.KAFKA, BenchOptions.DASHBOARD)) {
            System.out.println("Starting a broker and the dashboard ...");
            String _ = platform.finish(platform.beginStart(), "start");
            awaitSight(platform);
            System.out.println("Measuring with Kafka's own heartbeats ...");
            runs.add(measure(platform, "{\"repetitions\": %d}".formatted(repetitions)));
            System.out.println("Measuring with a heartbeat a second for all ...");
            runs.add(
                    measure(
                            platform,
                            "{\"repetitions\": %d, \"heartbeatMillis\": %d}"
                                    .formatted(repetitions, EACH_SECOND)));
        }
        var text = new StringBuilder(machine.text());
        runs.forEach(run -> text.append(new RebalanceTable(run).text()));
        options.publish(text.toString(), runs);
        return 0;
    }

    private static void awaitSight(BenchPlatform platform)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!platform.get(BenchOptions.DASHBOARD, "/api/cluster")
                .path("sight")
                .path("state")
                .asString("")
                .equals("LIVE")) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The dashboard does not see the broker");
            }
            Thread.sleep(PAUSE);
        }
    }

    private static JsonNode measure(BenchPlatform platform, String wanted)
            throws IOException, InterruptedException {
        JsonNode view = platform.send(BenchOptions.DASHBOARD, "POST", COMPARISON, wanted);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (view.path("state").asString("").equals("RUNNING")) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The comparison did not end within " + PATIENCE);
            }
            Thread.sleep(PAUSE);
            view = platform.get(BenchOptions.DASHBOARD, COMPARISON);
        }
        if (!view.path("state").asString("").equals("DONE")) {
            throw new IOException("The comparison failed: " + view.path("doing").asString(""));
        }
        return view;
    }
}
