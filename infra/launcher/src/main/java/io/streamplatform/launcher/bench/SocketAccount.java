package io.streamplatform.launcher.bench;

import java.net.http.HttpClient;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The account of a second socket, that of a program. */
final class SocketAccount implements LiveAccount, AutoCloseable {

    private final StompSubscriber socket;
    private long shown;
    private long dropped;

    SocketAccount(BenchPlatform platform, HttpClient http, String topic) {
        socket =
                StompSubscriber.connect(
                        http,
                        platform.hostAndPort("dashboard"),
                        List.of("/topic/records/" + topic),
                        (frame, _) -> note(frame));
    }

    private synchronized void note(JsonNode frame) {
        shown += frame.path("records").size();
        dropped = frame.path("dropped").asLong();
    }

    @Override
    public synchronized long shown() {
        return shown;
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }

    /** Both at once: a frame that comes between two questions would be counted by half. */
    @Override
    public synchronized long told() {
        return shown + dropped;
    }

    @Override
    public void close() {
        socket.close();
    }
}
