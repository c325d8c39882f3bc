package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.parts.InvalidSettingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Where the launcher begins, once {@code Boot} has loaded it. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(root()).execute(args));
    }

    private static Path root() {
        return Path.of(System.getProperty("platform.root", "")).toAbsolutePath().normalize();
    }

    static CommandLine commandLine(Path root) {
        var platform =
                new CommandLine(new PlatformCommand(root))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExpandAtFiles(false)
                        .setExecutionExceptionHandler((exception, command, parsed) ->
                                explain(exception, command.getErr()));
        // What comes after the name of a tool is for that tool, --help and all.
        Optional.ofNullable(platform.getSubcommands().get(KafkaCommand.NAME))
                .ifPresent(kafka -> kafka.setStopAtPositional(true));
        return platform;
    }

    /** A person is told what is wrong; where in the code only when it is our own fault. */
    private static int explain(Exception exception, PrintWriter err) throws Exception {
        return switch (exception) {
            case InvalidSettingException invalid -> {
                err.println(invalid.getMessage());
                yield ExitCode.USAGE;
            }
            case CommandFailedException failed -> {
                err.println(failed.getMessage());
                yield failed.exitCode();
            }
            default -> throw exception;
        };
    }
}
