package io.streamplatform.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command at the repository's root, in a process of its own, as a person would. */
public final class CommandLine {
    /** The repository. */
    public static final Path ROOT =
            Path.of(System.getProperty("platform.root", "..")).toAbsolutePath().normalize();

    static final boolean WINDOWS = File.separatorChar == '\\';

    private CommandLine() {}

    /**
     * How a command ended, and all that it wrote.
     *
     * @param exitCode 0 if it did what it was to do
     * @param output of both streams
     */
    public record Ended(int exitCode, String output) {}

    /**
     * Runs a command to its end.
     *
     * @param patience how long it may take
     * @param environment what is added to this process's own
     * @throws UncheckedIOException if there is no such command
     * @throws AssertionError if it takes longer
     */
    public static Ended run(
            Duration patience, Map<String, String> environment, List<String> command) {
        Path output = null;
        try {
            output = Files.createTempFile("command-", ".log");
            // To a file: what a detached platform inherits must not hold this one up.
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(new File(WINDOWS ? "NUL" : "/dev/null"))
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s took more than %s: %s".formatted(command, patience, text(output)));
            }
            return new Ended(process.exitValue(), text(output));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            delete(output);
        }
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
