package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.bench.BenchCommand;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The one command; each of its subcommands is a class of its own. */
@Command(
        name = "./platform",
        description = "Runs the Kafka Streaming Platform on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footer = {
            "",
            "The part 'kafka' is the broker, or all three; one of three is 'kafka-1', and so on.",
            "The consumers of likes are 'likes-consumer-1', and so on; 'likes-consumers' are all.",
            "",
            "Ports are set by KAFKA_PORT, KAFKA_CONTROLLER_PORT, DASHBOARD_PORT, REGISTRY_PORT,",
            "EVENT_PRODUCER_PORT, LOG_PRODUCER_PORT, METRICS_PRODUCER_PORT, ANALYTICS_PORT,",
            "ALERT_PORT, METRICS_LOGGER_PORT, LIKES_PORT and LIKES_CONSUMER_1_PORT to _12_PORT;",
            "with three brokers also by KAFKA_2_PORT, KAFKA_2_CONTROLLER_PORT, KAFKA_3_PORT and",
            "KAFKA_3_CONTROLLER_PORT.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong use or setting, 3 not running,",
            "4 runs already, 5 runs but a part is not ready."
        },
        subcommands = {
            StartCommand.class,
            StopCommand.class,
            RestartCommand.class,
            KillCommand.class,
            ScaleCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            FormatCommand.class,
            KafkaCommand.class,
            CleanCommand.class,
            BuildCommand.class,
            TestCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
final class PlatformCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli acts on it by itself.
    private boolean help;

    @Option(
            names = "--state-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description =
                    "Where data, logs and what runs are kept (default: PLATFORM_STATE_DIR, else"
                            + " .platform in the repository). Platforms with different folders and"
                            + " ports run side by side.")
    private Path stateDir;

    @Spec private CommandSpec spec;

    private final Path root;

    PlatformCommand(Path root) {
        this.root = root;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What the subcommands work on, as the options and the environment have it. */
    Workspace workspace() {
        return Workspace.of(root, stateDir, System.getenv());
    }
}
