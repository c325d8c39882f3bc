package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.parts.Brokers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./platform bench}. */
@Command(
        name = "bench",
        subcommands = {DashboardBenchCommand.class, RebalanceBenchCommand.class},
        description = {
            "Measures the platform on this machine, beside Kafka's own tools in the same run.",
            "It runs a platform of its own on free ports and leaves nothing behind; takes about ten"
                    + " minutes. Whatever else runs on the machine shows in the figures."
        })
public final class BenchCommand implements Callable<Integer> {

    /** What can be measured on its own. */
    enum Subject {
        START,
        LATENCY,
        PRODUCERS,
        CONSUMERS
    }

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SUBJECT",
            description = "Only these: ${COMPLETION-CANDIDATES}, in any case.")
    private Set<Subject> only = EnumSet.allOf(Subject.class);

    @Mixin private BenchOptions options = new BenchOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!options.prepareAll()) {
            return 1;
        }
        Machine machine = Machine.here();
        List<Figure> figures = measure(options.root(), System.out::println);
        var report = new Report(Instant.now(), machine, figures);
        options.publish(report.text(), report);
        return 0;
    }

    private List<Figure> measure(Path root, Consumer<String> say)
            throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        prepare(root, say);
        try (var http = HttpClient.newHttpClient();
                var platform = new BenchPlatform(root, Brokers.ONE)) {
            if (only.contains(Subject.START)) {
                figures.addAll(new StartBench(platform, http, say).run());
            } else {
                say.accept("Starting ...");
                String _ = platform.finish(platform.beginStart(), "start");
            }
            if (only.contains(Subject.LATENCY)) {
                figures.addAll(new LatencyBench(platform, http, say).run());
            }
            if (only.contains(Subject.PRODUCERS)) {
                figures.addAll(new ProducerBench(platform, root, say).run());
            }
            if (only.contains(Subject.CONSUMERS)) {
                var tools = new KafkaTools(root, platform.bootstrapServers());
                figures.addAll(new ConsumerBench(platform, tools, say).run());
            }
        }
        return figures;
    }

    /** The first start after a build prepares the parts; what is measured is a start after that. */
    private static void prepare(Path root, Consumer<String> say)
            throws IOException, InterruptedException {
        say.accept("Starting once, so that everything is prepared ...");
        try (var platform = new BenchPlatform(root, Brokers.ONE)) {
            String _ = platform.finish(platform.beginStart(), "start");
        }
    }
}
