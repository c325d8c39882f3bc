package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.boot.Build;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.tools.Tool;
import io.streamplatform.launcher.tools.ToolProcess;
import io.streamplatform.launcher.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform kafka}: whatever comes after the tool's name is the tool's. */
@Command(
        name = KafkaCommand.NAME,
        description = {
            "Runs one of Kafka's own command-line tools on the platform that runs.",
            "Without a name: tells which there are. ./platform kafka topics --list"
        })
final class KafkaCommand implements Callable<Integer> {

    static final String NAME = "kafka";

    private static final String MODULE = "infra/kafka";

    @ParentCommand private PlatformCommand platform;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TOOL",
            description =
                    "Its script's name, as topics or kafka-topics.sh. The cluster need not be"
                            + " named: it is the platform's, else KAFKA_BOOTSTRAP_SERVERS.")
    private @Nullable String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "What the tool is told, as Kafka's documentation has it.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name == null) {
            System.out.println("Kafka's tools: " + names());
            System.out.println("What one can do: ./platform kafka TOOL --help");
            return ExitCode.DONE;
        }
        Tool tool =
                Tools.named(name)
                        .orElseThrow(() ->
                                new CommandFailedException(
                                        ExitCode.USAGE,
                                        "No tool is called '%s'; there are %s."
                                                .formatted(name, names())));
        Workspace workspace = platform.workspace();
        List<String> all = arguments;
        if (tool.lacksCluster(arguments)) {
            all = tool.withCluster(arguments, bootstrapServers(workspace));
        }
        build(workspace.root());
        return new ToolProcess(workspace.root()).run(tool, all);
    }

    private static String names() {
        return Tools.all().stream().map(Tool::name).collect(Collectors.joining(", "));
    }

    private static String bootstrapServers(Workspace workspace) throws IOException {
        Optional<String> ours =
                workspace
                        .running()
                        .map(RunRecord::bootstrapServers)
                        .filter(servers -> !servers.isEmpty());
        String foreign = workspace.environment().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
        return ours.or(() -> Optional.of(foreign).filter(servers -> !servers.isBlank()))
                .orElseThrow(() ->
                        new CommandFailedException(
                                ExitCode.NOT_RUNNING,
                                ("No broker of the platform runs (state folder %s); start it with"
                                                + " ./platform start, or name a cluster:"
                                                + " --bootstrap-server HOST:PORT.")
                                        .formatted(workspace.state().path())));
    }

    /** What it says goes beside the tool's output, not into it. */
    private static void build(Path root) throws IOException, InterruptedException {
        if (!Files.isDirectory(root.resolve(MODULE).resolve("target/lib"))
                && !new Build(root, System.err::println).bring(Set.of(MODULE))) {
            throw new CommandFailedException(ExitCode.FAILED, "Kafka's tools are not built.");
        }
    }
}
