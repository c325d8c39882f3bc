package io.streamplatform.system.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A person at a shell in the repository's folder. It is a folder of its own that looks like it, so
 * that what a command writes does not land in the repository.
 */
public final class Shell implements AutoCloseable {
    /** Where a person's own platform keeps its data. */
    private static final String STATE = ".platform";

    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> addresses;

    private Shell(Path folder, Map<String, String> environment, Map<String, String> addresses) {
        this.folder = folder;
        this.environment = environment;
        this.addresses = addresses;
    }

    /**
     * Opens one.
     *
     * @param environment what commands get in addition to this process's own
     * @param addresses what stands in the place of an address of the documentation, e.g. {@code
     *     127.0.0.1:41234} of {@code localhost:8080}
     */
    public static Shell open(Map<String, String> environment, Map<String, String> addresses)
            throws IOException {
        Path folder = Files.createTempDirectory("documented-commands-");
        try (Stream<Path> root = Files.list(Documentation.ROOT)) {
            for (Path entry : root.filter(each -> !each.endsWith(STATE)).toList()) {
                Files.createSymbolicLink(folder.resolve(entry.getFileName()), entry);
            }
        }
        String state = environment.get("PLATFORM_STATE_DIR");
        if (state != null) {
            Files.createSymbolicLink(folder.resolve(STATE), Path.of(state));
        }
        return new Shell(folder, Map.copyOf(environment), Map.copyOf(addresses));
    }

    private record Ran(int exitCode, String output) {}

    /** Runs a command to its end, and holds how it ended and what it wrote against its marks. */
    void runsAsSaid(DocumentedCommand command) {
        if (command.marks().eventually()) {
            await(command.name())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> runOnce(command));
        } else {
            runOnce(command);
        }
    }

    private void runOnce(DocumentedCommand command) {
        Ran ran = run(translated(command.script()));
        assertThat(ran.exitCode())
                .as("exit code of %s%n%s", command.script(), ran.output())
                .isEqualTo(command.marks().exitCode());
        for (String expected : command.marks().expected()) {
            assertThat(ran.output()).as(command.script()).contains(translated(expected));
        }
    }

    private String translated(String text) {
        String translated = text;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            translated = translated.replace(address.getKey(), address.getValue());
        }
        return translated;
    }

    private Ran run(String script) {
        Path output = null;
        try {
            output = Files.createTempFile("documented-command-", ".log");
            // To a file: what a part that was started inherits must not hold this up.
            ProcessBuilder shell =
                    new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(output.toFile());
            shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
            shell.environment().putAll(environment);
            Process process = shell.start();
            if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(
                        "more than %s: %s%n%s"
                                .formatted(LONGEST_RUN, script, Files.readString(output)));
            }
            return new Ran(process.exitValue(), new String(Files.readAllBytes(output), UTF_8));
        } catch (IOException e) {
            throw new AssertionError("cannot run " + script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            delete(output == null ? List.of() : List.of(output));
        }
    }

    @Override
    public void close() {
        // Links are not followed: only what a command has written goes with them.
        try (Stream<Path> files = Files.walk(folder)) {
            delete(files.sorted(Comparator.reverseOrder()).toList());
        } catch (IOException e) {
            throw new AssertionError("cannot delete " + folder, e);
        }
    }

    private static void delete(List<Path> files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot delete " + files, e);
        }
    }
}
