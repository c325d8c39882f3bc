package io.streamplatform.launcher.run;

import io.streamplatform.launcher.state.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Gives orders to the launcher that runs the platform. */
public final class ControlClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration QUESTION = Duration.ofSeconds(10);
    private static final Duration ORDER = Duration.ofMinutes(5);

    private final RunRecord run;

    public ControlClient(RunRecord run) {
        this.run = run;
    }

    /** How everything is now. */
    public PlatformStatus status() throws IOException {
        return JSON.readValue(send("GET", "/status", QUESTION), PlatformStatus.class);
    }

    /** Has all parts stopped; returns before they are. */
    public void stop() throws IOException {
        send("POST", "/stop", QUESTION);
    }

    /**
     * Has one part started, stopped, killed or restarted, and returns when that is done.
     *
     * @throws PartFailedException telling why it could not be done
     */
    public void order(String part, String order) throws IOException, PartFailedException {
        try {
            send("POST", ControlServer.PARTS + part + "/" + order, ORDER);
        } catch (RefusedException e) {
            throw new PartFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Has so many consumers of likes run, and returns when they do.
     *
     * @return what was done, for people
     * @throws PartFailedException telling why it could not be done
     */
    public String scaleLikesConsumers(int wanted) throws IOException, PartFailedException {
        try {
            return send("POST", ControlServer.SCALE + wanted, ORDER);
        } catch (RefusedException e) {
            throw new PartFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private String send(String method, String path, Duration timeout) throws IOException {
        if (run.controlPort() == 0) {
            throw new IOException("the launcher does not take orders yet");
        }
        URI address = URI.create("http://127.0.0.1:" + run.controlPort() + path);
        var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + run.token());
        connection.setConnectTimeout((int) QUESTION.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        int status = connection.getResponseCode();
        boolean good = status < HttpURLConnection.HTTP_BAD_REQUEST;
        try (InputStream in = good ? connection.getInputStream() : connection.getErrorStream()) {
            String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!good) {
                throw new RefusedException(body.isEmpty() ? "HTTP " + status : body);
            }
            return body;
        }
    }

    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
