package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.boot.Build;
import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.PlatformParts;
import io.streamplatform.launcher.parts.Ports;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures to this file as well, for a program to read.")
    private @Nullable Path json;

    @Option(names = "--no-build", description = "Take what is built, even if it is out of date.")
    private boolean noBuild;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Kafka's client and the hardware library look for a log to write to; there is none here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Path root = Path.of(System.getProperty("platform.root", "")).toAbsolutePath().normalize();
        if (!noBuild && !build(root, module -> true)) {
            return 1;
        }
        Machine machine = Machine.here();
        Report report = new Report(Instant.now(), machine, measure(root, System.out::println));
        report.publish(json);
        return 0;
    }

    /** Brings what is to be measured up to date, and says whether that went well. */
    static boolean build(Path root, Predicate<String> isMeasured)
            throws IOException, InterruptedException {
        Set<String> modules =
                PlatformParts.of(root, root, Ports.standard(Brokers.ONE)).stream()
                        .map(Part::program)
                        .map(program -> program.module())
                        .filter(isMeasured)
                        .collect(Collectors.toSet());
        return new Build(root, System.out::println).bring(modules);
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
