package io.streamplatform.alerts;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An alert service in a JVM of its own, which can be killed. */
final class AlertServiceProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final int port;

    private AlertServiceProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static AlertServiceProcess start(TestBroker broker, Path stateDir) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(AlertServiceApplication.class.getName());
        command.addAll(RunningAlertService.arguments(broker, stateDir, port));
        Path log = Path.of("target", "alert-service-%d.log".formatted(port));
        try {
            return new AlertServiceProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log,
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AlertApi api() {
        return new AlertApi(port);
    }

    /** Waits until it answers. */
    AlertServiceProcess awaitReady() {
        await("the alert service answers")
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .failFast("the alert service ended; see " + log, () -> !process.isAlive())
                .until(() -> api().get("/actuator/health/readiness").status() == 200);
        return this;
    }

    /** SIGKILL: nothing is finished, flushed or committed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the alert service does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
