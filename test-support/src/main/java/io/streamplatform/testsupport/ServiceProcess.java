package io.streamplatform.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service in a JVM of its own, with the tests' class path, which can be killed as a power cut
 * would and be launched again at the same port.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final int SECONDS_TO_END = 60;

    private final List<String> command = new ArrayList<>();
    private final Api api;
    private final Path log;
    private Process process;

    /**
     * Launches the service without waiting for it.
     *
     * @param application what is run
     * @param name what its log is called, below {@code target}
     * @param arguments its settings, all but the port
     */
    public ServiceProcess(Class<?> application, String name, List<String> arguments) {
        api = new Api(FreePort.any());
        log = Path.of("target", "%s-%d.log".formatted(name, api.port()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(application.getName());
        command.addAll(arguments);
        command.add("--server.port=" + api.port());
        process = begun();
    }

    /** Launches the service again, at the same port. */
    public void launch() {
        process = begun();
    }

    private Process begun() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** Waits until the service says that it is ready. */
    public void awaitReady() {
        await("the service is ready, see " + log)
                .atMost(START)
                .ignoreExceptions()
                .failFast("the service ended, see " + log, () -> !process.isAlive())
                .until(() -> api.get("/actuator/health/readiness").status() == 200);
    }

    /** What it answers over HTTP. */
    public Api api() {
        return api;
    }

    /** What it has written so far, in all its lives. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** CPU time that it has used since it was launched last. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGKILL: nothing is finished, flushed or committed, and nobody is told. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, and waits until it has. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
