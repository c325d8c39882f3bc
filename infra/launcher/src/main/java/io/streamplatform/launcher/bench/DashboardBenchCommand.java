package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.Jvm;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./platform bench dashboard}. */
@Command(
        name = "dashboard",
        description = {
            "Measures the dashboard alone beside a broker: its search, its lists, its pages in"
                    + " Chromium, its live view under load, its start and its memory; and its pages"
                    + " while one broker of three is dead.",
            "It takes about fifteen minutes. Whatever else runs on the machine shows in the"
                    + " figures.",
            "The pages need a Chromium on the PATH, or CHROMIUM set to one; without, they are left"
                    + " out and that is said.",
            "Other web interfaces are not run beside it. What"
                    + " was measured of them elsewhere is in docs/BenchOptions.DASHBOARD.md."
        })
final class DashboardBenchCommand implements Callable<Integer> {

    /** What can be measured on its own. */
    enum Subject {
        /** A search through a million records. */
        SCAN,
        /** A live view of many records. */
        TAIL,
        /** Lists and pages of a cluster with many topics and groups. */
        LISTS,
        /** All pages before and after one broker of three has died. */
        BROKERS
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
        if (!options.prepareDashboard()) {
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
        try (var http = HttpClient.newHttpClient()) {
            if (!only.equals(EnumSet.of(Subject.BROKERS))) {
                figures.addAll(besideOneBroker(root, http, say));
            }
            if (only.contains(Subject.BROKERS)) {
                figures.addAll(besideThree(root, http, say));
            }
        }
        return figures;
    }

    private List<Figure> besideOneBroker(Path root, HttpClient http, Consumer<String> say)
            throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Jvm jvm = jvmOfDashboard(root);
        try (var platform =
                new BenchPlatform(root, Brokers.ONE, BenchOptions.KAFKA, BenchOptions.DASHBOARD)) {
            say.accept("Starting a broker and the dashboard ...");
            String _ = platform.finish(platform.beginStart(), "start");
            var footprint = new DashboardFootprint(platform, http, say);
            figures.addAll(footprint.atStart());
            if (only.contains(Subject.SCAN)) {
                figures.addAll(new DashboardScanBench(platform, root, jvm, http, say).run());
            }
            if (only.contains(Subject.TAIL)) {
                figures.addAll(
                        new DashboardTailBench(platform, http, jvm.heapMegabytes(), say).run());
            }
            if (only.contains(Subject.LISTS)) {
                figures.addAll(new DashboardListBench(platform, http, say).run());
            }
            figures.addAll(footprint.afterAll());
        }
        return figures;
    }

    private static List<Figure> besideThree(Path root, HttpClient http, Consumer<String> say)
            throws IOException, InterruptedException {
        try (var platform =
                new BenchPlatform(
                        root, Brokers.THREE, BenchOptions.KAFKA, BenchOptions.DASHBOARD)) {
            say.accept("Starting three brokers and the dashboard ...");
            String _ = platform.finish(platform.beginStart(), "start");
            return new BrokerLossBench(platform, http, say).run();
        }
    }

    private static Jvm jvmOfDashboard(Path root) {
        return PlatformParts.of(root, root, Ports.standard(Brokers.ONE)).stream()
                .filter(part -> part.name().equals(BenchOptions.DASHBOARD))
                .findFirst()
                .orElseThrow()
                .jvm();
    }
}
