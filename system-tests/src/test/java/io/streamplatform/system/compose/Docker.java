package io.streamplatform.system.compose;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the docker command as a person would: in a process of its own, at the repository's root. */
final class Docker {
    static final String ANSWERS = "io.streamplatform.system.compose.Docker#answers";
    static final String NO_ANSWER = "no Docker engine with compose answers here";

    static final Path ROOT =
            Path.of(System.getProperty("platform.root", "..")).toAbsolutePath().normalize();

    private static final Duration QUICK = Duration.ofMinutes(2);

    private Docker() {}

    /** How a command ended, and all that it wrote. */
    record Result(int exitCode, String output) {}

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
        Result result = run(QUICK, Map.of(), arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    "docker %s: %s".formatted(List.of(arguments), result.output()));
        }
        return result.output().strip();
    }

    /** Runs a command to its end, at most for so long. */
    static Result run(Duration patience, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Path output = null;
        try {
            output = Files.createTempFile("docker-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s took more than %s: %s".formatted(command, patience, read(output)));
            }
            return new Result(process.exitValue(), read(output));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            delete(output);
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static String read(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
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
