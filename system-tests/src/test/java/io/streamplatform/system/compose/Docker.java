package io.streamplatform.system.compose;

import io.streamplatform.system.CommandLine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the docker command as a person would: in a process of its own, at the repository's root. */
final class Docker {
    static final String ANSWERS = "io.streamplatform.system.compose.Docker#answers";
    static final String NO_ANSWER = "no Docker engine with compose answers here";

    private static final Duration QUICK = Duration.ofMinutes(2);

    private Docker() {}

    /** Is there an engine, and compose? */
    static boolean answers() {
        try {
            return run(QUICK, Map.of(), "version").exitCode() == 0
                    && run(QUICK, Map.of(), "compose", "version").exitCode() == 0;
        } catch (UncheckedIOException noSuchCommand) {
            return false;
        }
    }

    /** What a short command that has to succeed writes. */
    static String text(String... arguments) {
        CommandLine.Ended result = run(QUICK, Map.of(), arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    "docker %s: %s".formatted(List.of(arguments), result.output()));
        }
        return result.output().strip();
    }

    /** Runs a command to its end, at most for so long. */
    static CommandLine.Ended run(
            Duration patience, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return CommandLine.run(patience, environment, command);
    }
}
