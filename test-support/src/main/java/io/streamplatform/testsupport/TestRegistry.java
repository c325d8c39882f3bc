package io.streamplatform.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The platform's schema registry on loopback, in a process of its own and with the platform's
 * settings. It keeps its port and its schemas over {@link #stop} and {@link #start}, so that a test
 * can take the registry away from a running service and give it back.
 *
 * <p>Starting one takes seconds: a test that stops none uses {@link #shared}, with subjects whose
 * names are its own.
 */
public final class TestRegistry implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RegistryDistribution distribution = RegistryDistribution.ofThisRepository();
    private final int port = FreePort.any();
    private final Path folder;
    private @Nullable RegistryProcess process;

    /** Started by the first who asks; it runs until the JVM ends. */
    private static final class Shared {
        private static final TestRegistry REGISTRY = started();
    }

    private TestRegistry() {
        try {
            folder = Files.createTempDirectory("test-registry-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the test registry", e);
        }
    }

    /** The registry that all test classes of the JVM share; it is not to be stopped. */
    public static TestRegistry shared() {
        return Shared.REGISTRY;
    }

    /** Starts a registry without schemas. Whatever becomes of the test, it ends with the JVM. */
    public static TestRegistry started() {
        TestRegistry registry = new TestRegistry();
        Runtime.getRuntime().addShutdownHook(new Thread(registry::close, "test-registry-end"));
        try {
            registry.start();
            return registry;
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /** Where clients of Confluent's registry connect, the same over restarts. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** The port on loopback, the same over restarts. */
    public int port() {
        return port;
    }

    /** Starts the registry, with the schemas that it had when it was stopped. */
    public synchronized void start() {
        if (process != null) {
            throw new IllegalStateException("the test registry runs already");
        }
        process = RegistryProcess.started(distribution, port, folder);
        awaitAnswer(process);
    }

    /** Stops the registry in order and waits until it is gone. Its schemas stay. */
    public synchronized void stop() {
        if (process != null) {
            process.end();
            process = null;
        }
    }

    /** Stops the registry and deletes its schemas. */
    @Override
    public synchronized void close() {
        stop();
        if (Files.exists(folder)) {
            delete();
        }
    }

    private void awaitAnswer(RegistryProcess starting) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CALL).build()) {
            while (!answers(client)) {
                if (!starting.isAlive()) {
                    throw new IllegalStateException(
                            "the test registry ended instead of starting:\n"
                                    + starting.lastWords());
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "the test registry at %s does not answer after %s:\n%s"
                                    .formatted(url(), PATIENCE, starting.lastWords()));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean answers(HttpClient client) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/config")).timeout(CALL).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test registry started", e);
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
