package io.streamplatform.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./platform} as a person would: in a process of its own. */
final class Command {
    static final Path ROOT =
            Path.of(System.getProperty("platform.root", "..")).toAbsolutePath().normalize();

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path state;
    private final Map<String, String> environment;

    /**
     * @param state the state folder that each command is given
     * @param environment what is added to this process's own
     */
    Command(Path state, Map<String, String> environment) {
        this.state = state;
        this.environment = environment;
    }

    /** How a command ended, and all that it wrote. */
    record Result(int exitCode, String output) {}

    static Path script() {
        return ROOT.resolve(WINDOWS ? "platform.cmd" : "platform");
    }

    /** Runs it to its end, at most for so long. */
    Result run(Duration patience, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(script().toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state-dir", state.toString()));
        Path output = null;
        try {
            output = Files.createTempFile("platform-command-", ".log");
            // To a file: what a detached platform inherits must not hold this one up.
            Process process = process(command, output).start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s took more than %s: %s".formatted(command, patience, text(output)));
            }
            return new Result(process.exitValue(), text(output));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            delete(output);
        }
    }

    private ProcessBuilder process(List<String> command, Path output) {
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .directory(ROOT.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File(WINDOWS ? "NUL" : "/dev/null"))
                        .redirectOutput(output.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().putAll(environment);
        return process;
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), UTF_8);
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
