package io.streamplatform.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code ./platform} as a person would: in a process of its own. */
final class Command {
    private final Path state;
    private final Map<String, String> environment;

    /**
     * @param state the state folder that each command is given
     * @param environment what is added to this process's own
     */
    Command(Path state, Map<String, String> environment) {
        this.state = state;
        this.environment = new HashMap<>(environment);
        this.environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    }

    static Path script() {
        return CommandLine.ROOT.resolve(CommandLine.WINDOWS ? "platform.cmd" : "platform");
    }

    /** Runs it to its end, at most for so long. */
    CommandLine.Ended run(Duration patience, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(script().toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state-dir", state.toString()));
        return CommandLine.run(patience, environment, command);
    }
}
