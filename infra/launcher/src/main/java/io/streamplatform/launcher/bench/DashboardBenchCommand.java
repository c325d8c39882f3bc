package io.streamplatform.launcher.bench;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./platform bench dashboard}. */
@Command(
        name = "dashboard",
        description = {
            "Measures the dashboard alone beside a broker: its search, its lists, its pages in"
                    + " Chromium, its live view under load, its start and its memory.",
            "The pages need a Chromium on the PATH, or CHROMIUM set to one; without, they are left"
                    + " out and that is said."
        })
final class DashboardBenchCommand implements Callable<Integer> {

    private static final String KAFKA = "kafka";
    private static final String DASHBOARD = "dashboard";

    /** What can be measured on its own. */
    enum Subject {
        /** A search through a million records. */
        SCAN,
        /** A live view of many records. */
        TAIL,
        /** Lists and pages of a cluster with many topics and groups. */
        LISTS
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
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Path root = Path.of(System.getProperty("platform.root", "")).toAbsolutePath().normalize();
        if (!noBuild
                && !BenchCommand.build(
                        root, module -> module.contains(KAFKA) || module.contains(DASHBOARD))) {
            return 1;
        }
        Machine machine = Machine.here();
        new Report(Instant.now(), machine, measure(root, System.out::println)).publish(json);
        return 0;
    }

    private List<Figure> measure(Path root, Consumer<String> say)
            throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (var http = HttpClient.newHttpClient();
                var platform = new BenchPlatform(root, KAFKA, DASHBOARD)) {
            say.accept("Starting a broker and the dashboard ...");
            String _ = platform.finish(platform.beginStart(), "start");
            figures.addAll(new DashboardFootprint(platform).atStart());
            if (only.contains(Subject.SCAN)) {
                figures.addAll(new DashboardScanBench(platform, root, http, say).run());
            }
            if (only.contains(Subject.TAIL)) {
                figures.addAll(new DashboardTailBench(platform, http, say).run());
            }
            if (only.contains(Subject.LISTS)) {
                figures.addAll(new DashboardListBench(platform, http, say).run());
            }
            figures.addAll(new DashboardFootprint(platform).afterAll());
        }
        return figures;
    }
}
