package io.streamplatform.likes;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A consumer of likes in a JVM of its own, which can be killed. */
final class LikesProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Api api;

    private LikesProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.api = new Api(port);
    }

    /** Starts a member of the group, of that name, and waits until it answers. */
    static LikesProcess consumer(TestBroker broker, String name) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(LikesApplication.class.getName());
        command.addAll(RunningLikes.arguments(broker, port));
        command.addAll(RunningLikes.consumerSettings(name));
        Path log = Path.of("target", "%s-%d.log".formatted(name, port));
        try {
            LikesProcess started =
                    new LikesProcess(
                            new ProcessBuilder(command)
                                    .redirectErrorStream(true)
                                    .redirectOutput(log.toFile())
                                    .start(),
                            log,
                            port);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await("the consumer answers")
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .failFast("the consumer ended; see " + log, () -> !process.isAlive())
                .until(() -> api.get("/actuator/health/readiness").status() == 200);
    }

    Api api() {
        return api;
    }

    /** What it has written so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing is finished or committed, and nobody is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the consumer does not die");
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
