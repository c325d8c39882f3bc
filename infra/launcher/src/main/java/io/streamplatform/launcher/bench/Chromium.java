package io.streamplatform.launcher.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium with one page, driven by the DevTools protocol. A driver library would be
 * larger than the platform, and a bench needs two commands of it.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools protocol</a>
 */
final class Chromium implements WebSocket.Listener, AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String LISTENS = "DevTools listening on ";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;
    private final String session;

    private Chromium(Path executable) throws IOException, InterruptedException {
        profile = Files.createTempDirectory("platform-bench-chromium-");
        process =
                new ProcessBuilder(
                                executable.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--window-size=1440,900",
                                "--user-data-dir=" + profile,
                                "--remote-debugging-port=0",
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create(address()), this)
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
        String target =
                ask(null, "Target.createTarget", Map.of("url", "about:blank"))
                        .path("targetId")
                        .asString("");
        session =
                ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .path("sessionId")
                        .asString("");
        JsonNode _ = ask(session, "Page.enable", Map.of());
    }

    /** Starts one; empty when the machine has none. */
    static Optional<Chromium> start() throws IOException, InterruptedException {
        Optional<Path> executable = executable();
        return executable.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chromium(executable.get()));
    }

    private static Optional<Path> executable() {
        String given = System.getenv("CHROMIUM");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where it says that it listens; what it says after that is read on, and left. */
    private String address() throws IOException {
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENS)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return line.substring(LISTENS.length()).strip();
            }
        }
        throw new IOException("Chromium ended before it could be driven");
    }

    /**
     * Opens an address.
     *
     * @param condition an expression that is looked at in every frame of the page
     * @return milliseconds from the start of the navigation to the first frame that was painted
     *     after the condition had become true
     */
    long millisUntil(String address, String condition) throws IOException, InterruptedException {
        JsonNode _ = ask(session, "Page.navigate", Map.of("url", address));
        return evaluate(
                        """
                        new Promise((resolve, reject) => {
                            setTimeout(() => reject(new Error(`${document.title} does not become what is waited for`)), 30000);
                            const look = () => (%s) && document.URL === %s
                                ? requestAnimationFrame(() => resolve(performance.now()))
                                : requestAnimationFrame(look);
                            look();
                        })\
                        """
                                .formatted(condition, JSON.writeValueAsString(address)))
                .asLong();
    }

    /** The value of an expression in the page; of a promise, what it resolves to. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        JsonNode answer =
                ask(
                        session,
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new IOException("The page says: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    private JsonNode ask(@Nullable String of, String method, Map<String, Object> parameters)
            throws IOException, InterruptedException {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var request = JSON.createObjectNode().put("id", id).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        if (of != null) {
            request.put("sessionId", of);
        }
        socket.sendText(JSON.writeValueAsString(request), true).join();
        try {
            JsonNode body = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (body.has("error")) {
                throw new IOException(method + ": " + body.path("error"));
            }
            return body.path("result");
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IOException("Chromium does not answer to " + method, e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            JsonNode body = JSON.readTree(message.toString());
            message.setLength(0);
            CompletableFuture<JsonNode> answer = answers.remove(body.path("id").asInt());
            if (answer != null) {
                answer.complete(body);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            System.err.println("Not all is tidied up in " + profile + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
