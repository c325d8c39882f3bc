package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.FreePorts;
import io.streamplatform.launcher.parts.Port;
import io.streamplatform.launcher.parts.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform that is measured: started by the same command as a person's, with a state folder and
 * ports of its own, and gone without a trace afterwards.
 */
final class BenchPlatform implements AutoCloseable {

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path root;
    private final Path state;
    private final Path output;
    private final Ports ports;
    private final Brokers brokers;
    private final List<String> parts;
    private final Thread tidy = new Thread(this::stopAndDelete, "stop-measured-platform");
    private boolean closed;

    /**
     * @param root the repository
     * @param brokers how many brokers it has
     * @param parts the only ones that are started; all when empty
     */
    BenchPlatform(Path root, Brokers brokers, String... parts) throws IOException {
        this.root = root;
        this.brokers = brokers;
        this.parts = List.of(parts);
        this.state = Files.createTempDirectory("platform-bench-");
        this.output = Files.createTempFile("platform-bench-", ".log");
        this.ports = FreePorts.choose(brokers);
        Runtime.getRuntime().addShutdownHook(tidy);
    }

    Path state() {
        return state;
    }

    String bootstrapServers() {
        return brokers.names().stream().map(this::hostAndPort).collect(Collectors.joining(","));
    }

    String hostAndPort(String part) {
        return "127.0.0.1:" + ports.of(part).number();
    }

    /** Begins to start it; {@link #finish} waits until it is ready. */
    Process beginStart() throws IOException {
        List<String> command = new ArrayList<>(List.of("start", "--detach", "--no-build"));
        command.add("--brokers=" + brokers.count());
        if (!parts.isEmpty()) {
            command.add("--only=" + String.join(",", parts));
        }
        return begin(command.toArray(String[]::new));
    }

    /** Begins to start a part that was stopped; {@link #finish} waits until it is ready. */
    Process beginStartOf(String part) throws IOException {
        return begin("start", part);
    }

    /** Begins to kill a part as a power cut would; {@link #finish} waits until that is done. */
    Process beginKillOf(String part) throws IOException {
        return begin("kill", part);
    }

    /** Runs a command of {@code ./platform} to its end and returns what it wrote. */
    String run(String... arguments) throws IOException, InterruptedException {
        return finish(begin(arguments), String.join(" ", arguments));
    }

    String finish(Process process, String what) throws IOException, InterruptedException {
        boolean ended = process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("./platform " + what + " failed: " + said.strip());
        }
        return said;
    }

    private Process begin(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(root.resolve(WINDOWS ? "platform.cmd" : "platform").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state-dir", state.toString()));
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File(WINDOWS ? "NUL" : "/dev/null"))
                        .redirectOutput(output.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        for (Port port : ports.all()) {
            process.environment().put(port.variable(), String.valueOf(port.number()));
        }
        return process.start();
    }

    /** The address of something that a part serves. */
    URI address(String part, String path) {
        return URI.create("http://" + hostAndPort(part) + path);
    }

    JsonNode get(String part, String path) throws IOException, InterruptedException {
        return send(part, "GET", path, "");
    }

    JsonNode send(String part, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(part, path))
                        .timeout(LONG)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s of %s answered %d: %s"
                            .formatted(method, path, part, response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    /** A measurement that a part's actuator tells. */
    double metric(String part, String nameAndTags) throws IOException, InterruptedException {
        return get(part, "/actuator/metrics/" + nameAndTags)
                .path("measurements")
                .path(0)
                .path("value")
                .asDouble();
    }

    /** Everything together, as {@code ./platform status} has it. */
    JsonNode status() throws IOException, InterruptedException {
        return JSON.readTree(run("status", "--json"));
    }

    /** A part, as {@code ./platform status} has it. */
    JsonNode status(String part) throws IOException, InterruptedException {
        JsonNode status = status();
        for (JsonNode each : status.path("parts")) {
            if (each.path("name").asString("").equals(part)) {
                return each;
            }
        }
        throw new IOException("./platform status does not tell of " + part + ": " + status);
    }

    @Override
    public void close() {
        stopAndDelete();
        Runtime.getRuntime().removeShutdownHook(tidy);
    }

    private synchronized void stopAndDelete() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            run("stop");
            deleteIn(state);
            Files.deleteIfExists(state);
            Files.deleteIfExists(output);
        } catch (IOException e) {
            System.err.println("Not all is tidied up in " + state + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private static void deleteIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
