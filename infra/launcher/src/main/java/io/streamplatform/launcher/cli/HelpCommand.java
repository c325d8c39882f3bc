package io.streamplatform.launcher.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./platform help}; picocli's own has an option that all of ours have as well. */
@Command(name = "help", description = "Shows what a command does and its options.")
final class HelpCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command to explain.")
    private @Nullable String about;

    @Override
    public Integer call() {
        CommandLine platform = spec.parent().commandLine();
        CommandLine command = about == null ? platform : platform.getSubcommands().get(about);
        if (command == null) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "No command is called '%s'; there are %s."
                            .formatted(
                                    about, String.join(", ", platform.getSubcommands().keySet())));
        }
        command.usage(platform.getOut());
        return ExitCode.DONE;
    }
}
