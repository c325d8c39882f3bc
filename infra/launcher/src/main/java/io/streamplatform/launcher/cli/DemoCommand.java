package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.demo.Addresses;
import io.streamplatform.launcher.demo.Addresses.Place;
import io.streamplatform.launcher.demo.BrokerControl;
import io.streamplatform.launcher.demo.Demonstrations;
import io.streamplatform.launcher.demo.Narrator;
import io.streamplatform.launcher.demo.Performance;
import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PlatformStatus;
import io.streamplatform.launcher.state.RunRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform demo}. */
@Command(
        name = "demo",
        description = {
            "Shows what Kafka does, on the platform that runs: acts on it, tells what happens and"
                    + " where to look, and fails when what it claims does not happen.",
            "Without a name: lists the demonstrations."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @ParentCommand private PlatformCommand platform;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Demonstrations to show, in that order; 'all' for all of them.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "List the demonstrations.")
    private boolean list;

    @Option(
            names = "--dashboard",
            paramLabel = "URL",
            description =
                    "Where the dashboard is, for a platform that no launcher runs here (default:"
                            + " DASHBOARD_URL, else http://127.0.0.1:8080). The other addresses are"
                            + " set in the same way.")
    private @Nullable String dashboard;

    @Option(
            names = "--dashboard-link",
            paramLabel = "URL",
            description =
                    "Where your browser finds the dashboard, if elsewhere (default:"
                            + " DASHBOARD_LINK).")
    private @Nullable String dashboardLink;

    @Option(names = "--event-producer", paramLabel = "URL", description = "Or EVENT_PRODUCER_URL.")
    private @Nullable String eventProducer;

    @Option(names = "--log-producer", paramLabel = "URL", description = "Or LOG_PRODUCER_URL.")
    private @Nullable String logProducer;

    @Option(
            names = "--metrics-producer",
            paramLabel = "URL",
            description = "Or METRICS_PRODUCER_URL.")
    private @Nullable String metricsProducer;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Where Kafka is. Or KAFKA_BOOTSTRAP_SERVERS.")
    private @Nullable String bootstrapServers;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list || names.isEmpty()) {
            tellWhichThereAre();
            return ExitCode.DONE;
        }
        requireKnown();
        // Kafka's client looks for a log to write to; there is none here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Performance performance = performance(platform.workspace());
        if (!performance.canBegin()) {
            throw new CommandFailedException(
                    ExitCode.NOT_RUNNING,
                    "No dashboard answers at %s; start the platform with ./platform start --detach,"
                                    .formatted(performance.dashboard())
                            + " or with docker compose up -d --wait.");
        }
        boolean kept = names.contains(ALL) ? performance.showAll() : performance.show(names);
        return kept ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void tellWhichThereAre() {
        Demonstrations.list().forEach(System.out::println);
        System.out.printf("%-17s%s%n", ALL, "all of them, one after the other");
        System.out.println();
        System.out.println("Show one or more: ./platform demo hello events");
    }

    private void requireKnown() {
        List<String> known = new ArrayList<>(Demonstrations.names());
        known.add(ALL);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandFailedException(
                        ExitCode.USAGE,
                        "No demonstration is called '%s'; %sthere are %s."
                                .formatted(
                                        name,
                                        Demonstrations.closest(name, known)
                                                .map(each -> "did you mean " + each + "? Else ")
                                                .orElse(""),
                                        String.join(", ", known)));
            }
        }
    }

    private Performance performance(Workspace workspace) throws IOException, InterruptedException {
        boolean elsewhere =
                dashboard != null || workspace.environment().containsKey("DASHBOARD_URL");
        Optional<RunRecord> run = elsewhere ? Optional.empty() : workspace.running();
        ControlClient launcher = run.map(ControlClient::new).orElse(null);
        Addresses addresses =
                new Addresses(
                        told(),
                        workspace.environment(),
                        launcher == null ? null : statusOf(launcher));
        boolean terminal = Ansi.AUTO.enabled() && Displays.terminal().isPresent();
        Narrator narrator = new Narrator(System.out, terminal);
        return new Performance(
                narrator, addresses, BrokerControl.of(launcher, addresses, narrator));
    }

    private static PlatformStatus statusOf(ControlClient launcher) {
        try {
            return launcher.status();
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.NOT_READY,
                    "The launcher did not answer (%s); see ./platform status."
                            .formatted(e.getMessage()));
        }
    }

    private Map<Place, String> told() {
        Map<Place, String> told = new EnumMap<>(Place.class);
        put(told, Place.DASHBOARD, dashboard);
        put(told, Place.DASHBOARD_LINK, dashboardLink);
        put(told, Place.EVENT_PRODUCER, eventProducer);
        put(told, Place.LOG_PRODUCER, logProducer);
        put(told, Place.METRICS_PRODUCER, metricsProducer);
        put(told, Place.KAFKA, bootstrapServers);
        return told;
    }

    private static void put(Map<Place, String> told, Place place, @Nullable String address) {
        if (address != null) {
            told.put(place, address);
        }
    }
}
