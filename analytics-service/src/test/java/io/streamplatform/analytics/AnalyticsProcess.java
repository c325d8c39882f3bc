package io.streamplatform.analytics;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.TestBroker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service in a JVM of its own, which can be killed as a power cut would. */
public final class AnalyticsProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String bootstrapServers;
    private final int port;
    private final Path log;
    private final List<String> arguments;
    private @Nullable Process process;

    private AnalyticsProcess(String bootstrapServers, List<String> arguments) {
        this.bootstrapServers = bootstrapServers;
        this.arguments = arguments;
        this.port = freePort();
        this.log = Path.of("target", "analytics-" + port + ".log");
    }

    /** Starts the service without waiting for it. */
    public static AnalyticsProcess launched(TestBroker broker, String... arguments) {
        return launched(broker.bootstrapServers(), arguments);
    }

    /** Starts the service without waiting for it. */
    public static AnalyticsProcess launched(String bootstrapServers, String... arguments) {
        AnalyticsProcess analytics = new AnalyticsProcess(bootstrapServers, List.of(arguments));
        analytics.launch();
        return analytics;
    }

    /** Starts the service and waits until it is ready. */
    public static AnalyticsProcess started(TestBroker broker, String... arguments) {
        return launched(broker, arguments).awaitReady();
    }

    /** Starts the service again, at the same port. */
    public void launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnalyticsApplication.class.getName(),
                        "--server.port=" + port,
                        "--analytics.instance-id=test-" + port));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** Waits until the service says that it is ready. */
    public AnalyticsProcess awaitReady() {
        await("analytics to be ready, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> status("/actuator/health/readiness") == 200);
        return this;
    }

    /** Ends the process without giving it a chance to do anything (SIGKILL). */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            awaitEnd(running);
        }
    }

    /** Asks the process to end, and waits until it has. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            awaitEnd(running);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** The JSON answer of a path; an error's answer too. */
    public JsonNode get(String path) {
        return JSON.readTree(response(path).body());
    }

    /** The status of the answer of a path; 0 if there is no answer. */
    public int status(String path) {
        try {
            return response(path).statusCode();
        } catch (IllegalStateException e) {
            return 0;
        }
    }

    /** Number of all events that are counted; -1 if the service does not tell. */
    public long total() {
        try {
            return get("/api/analytics/totals").path("total").asLong(-1);
        } catch (IllegalStateException e) {
            return -1;
        }
    }

    /** CPU time that the process has used since it was started. */
    public Duration cpuTime() {
        Process running = process;
        return running == null
                ? Duration.ZERO
                : running.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the process has logged. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private HttpResponse<String> response(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitEnd(Process running) {
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + running.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
