package io.streamplatform.launcher.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees what a browser sees: connects to the dashboard's socket, subscribes, and hands on the body
 * of each message with the moment at which its last byte was there.
 *
 * @see <a href="https://stomp.github.io/stomp-specification-1.2.html">STOMP 1.2</a>
 */
public final class StompSubscriber implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String END = "\0";
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final List<String> destinations;
    private final BiConsumer<JsonNode, Instant> messages;
    private final StringBuilder frame = new StringBuilder();
    private @Nullable WebSocket socket;

    private StompSubscriber(List<String> destinations, BiConsumer<JsonNode, Instant> messages) {
        this.destinations = destinations;
        this.messages = messages;
    }

    /**
     * Connects, or throws at once when nobody listens yet.
     *
     * @param hostAndPort the dashboard's
     * @param messages is called with one message at a time
     */
    public static StompSubscriber connect(
            HttpClient http,
            String hostAndPort,
            List<String> destinations,
            BiConsumer<JsonNode, Instant> messages) {
        var subscriber = new StompSubscriber(destinations, messages);
        try {
            subscriber.socket =
                    http.newWebSocketBuilder()
                            .connectTimeout(CONNECT)
                            .subprotocols("v12.stomp")
                            .buildAsync(URI.create("ws://" + hostAndPort + "/ws"), subscriber)
                            .orTimeout(CONNECT.toMillis() * 2, TimeUnit.MILLISECONDS)
                            .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("No socket at " + hostAndPort, e.getCause());
        }
        return subscriber;
    }

    @Override
    public void onOpen(WebSocket opened) {
        send(opened, "CONNECT\naccept-version:1.2\nhost:127.0.0.1\nheart-beat:0,0\n\n");
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        frame.append(part);
        if (last) {
            Instant arrived = Instant.now();
            String text = frame.toString();
            frame.setLength(0);
            received(from, text, arrived);
        }
        from.request(1);
        return null;
    }

    private void received(WebSocket from, String text, Instant arrived) {
        String content = text.stripLeading();
        if (content.startsWith("CONNECTED")) {
            for (int i = 0; i < destinations.size(); i++) {
                send(
                        from,
                        "SUBSCRIBE\nid:%d\ndestination:%s\n\n".formatted(i, destinations.get(i)));
            }
        } else if (content.startsWith("MESSAGE")) {
            int body = content.indexOf("\n\n") + 2;
            int end = content.indexOf(END, body);
            messages.accept(
                    JSON.readTree(content.substring(body, end < 0 ? content.length() : end)),
                    arrived);
        } else if (content.startsWith("ERROR")) {
            throw new IllegalStateException("The dashboard's socket says: " + content);
        }
    }

    private static void send(WebSocket to, String text) {
        to.sendText(text + END, true).join();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
