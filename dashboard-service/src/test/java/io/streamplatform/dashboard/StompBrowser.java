package io.streamplatform.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as the dashboard's socket sees it; it can stop taking what is sent. */
public final class StompBrowser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<JsonNode>> frames = new ConcurrentHashMap<>();
    private final CompletableFuture<String> connected = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean paused;
    private int subscriptions;

    public StompBrowser(int port) {
        this(port, Map.of());
    }

    /** Connects as a page of the given origin would. */
    public StompBrowser(int port, @Nullable String origin) {
        this(port, origin == null ? Map.of() : Map.of("Origin", origin));
    }

    /** Connects with the given headers, such as a cookie. */
    public StompBrowser(int port, Map<String, String> headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols("v12.stomp");
        headers.forEach(builder::header);
        socket =
                builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new Listener())
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
        send("CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n\0");
        connected.orTimeout(30, TimeUnit.SECONDS).join();
    }

    public String subscribe(String destination) {
        String id = "s" + subscriptions++;
        frames.computeIfAbsent(destination, key -> new CopyOnWriteArrayList<>());
        send("SUBSCRIBE\nid:" + id + "\ndestination:" + destination + "\n\n\0");
        return id;
    }

    public void unsubscribe(String id) {
        send("UNSUBSCRIBE\nid:" + id + "\n\n\0");
    }

    /** Bodies that came for a destination, oldest first. */
    public List<JsonNode> frames(String destination) {
        return frames.getOrDefault(destination, List.of());
    }

    /** Takes nothing more from the socket until {@link #resume}. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        socket.request(1);
    }

    /** Says something to a destination, which no browser of ours does. */
    public void say(String destination, String body) {
        send("SEND\ndestination:" + destination + "\n\n" + body + "\0");
    }

    /** The reason why the dashboard ended the connection, once it has. */
    public CompletableFuture<String> ended() {
        return ended;
    }

    private void send(String frame) {
        socket.sendText(frame, true).orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            if (!paused) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            ended.complete(status + " " + reason);
            return null;
        }

        /** A socket that is closed with frames on their way may end so. */
        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended.complete("failed: " + failure);
        }

        private void take(String frame) {
            if (frame.startsWith("CONNECTED")) {
                connected.complete(frame);
            } else if (frame.startsWith("MESSAGE")) {
                int body = frame.indexOf("\n\n") + 2;
                String destination = "";
                for (String line : frame.substring(0, body).split("\n")) {
                    if (line.startsWith("destination:")) {
                        destination = line.substring("destination:".length());
                    }
                }
                frames.computeIfAbsent(destination, key -> new CopyOnWriteArrayList<>())
                        .add(JSON.readTree(frame.substring(body, frame.lastIndexOf('\0'))));
            }
        }
    }
}
