package io.streamplatform.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A registry's JVM.
 *
 * @param process that JVM
 * @param log what it has printed
 */
record RegistryProcess(Process process, Path log) {
    private static final int SECONDS_TO_END = 10;
    private static final int LINES_OF_LOG = 20;

    /**
     * Starts it; it does not answer yet.
     *
     * @param folder where its database and its log lie
     */
    static RegistryProcess started(RegistryDistribution distribution, int port, Path folder) {
        Path log = folder.resolve("registry.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dquarkus.config.locations=" + distribution.settings().toUri(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=0",
                        "-Dplatform.registry.file=" + folder.resolve("registry"),
                        "-jar",
                        distribution.jar().toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new RegistryProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the test registry", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it in order, or by force if that takes long, and waits until it is gone. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that it printed. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: %s)".formatted(e.getMessage());
        }
    }
}
