package io.streamplatform.launcher.parts;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks an address that answers 200 when the part is ready. The old client of the JDK does: the new
 * one would bring threads and classes that cost a small launcher more than all of its probes.
 */
public record HttpProbe(URI address) implements Probe {

    private static final int DETAIL_LENGTH = 200;

    @Override
    public Health ask(Duration timeout) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) timeout.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            int status = connection.getResponseCode();
            return status == HttpURLConnection.HTTP_OK
                    ? Health.READY
                    : Health.notReady("HTTP " + status + " " + body(connection));
        } catch (IOException e) {
            return Health.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            return body == null
                    ? ""
                    : new String(body.readNBytes(DETAIL_LENGTH), StandardCharsets.UTF_8).strip();
        }
    }
}
