package io.streamplatform.launcher.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streamplatform.launcher.parts.InvalidSettingException;
import io.streamplatform.launcher.parts.LikesConsumers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the orders of other commands ({@code ./platform stop} in another terminal) for the launcher
 * that runs: on a loopback port of its own, from whoever knows the token that lies in the state
 * folder. HTTP, since a signal can say one thing only and Windows has none.
 */
public final class ControlServer implements AutoCloseable {

    static final String PARTS = "/parts/";

    /** With the number that is wanted. */
    static final String SCALE = "/scale/" + LikesConsumers.ALL + "/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TOKEN_BYTES = 16;

    private final Supervisor supervisor;
    private final Runnable stop;
    private final Duration startTimeout;
    private final String authorization;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ControlServer(Supervisor supervisor, Runnable stop, Duration startTimeout, String token)
            throws IOException {
        this.supervisor = supervisor;
        this.stop = stop;
        this.startTimeout = startTimeout;
        this.authorization = "Bearer " + token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /**
     * Begins to take orders, and has the supervisor write down where.
     *
     * @param stop is called when all is to be stopped; must return at once
     * @param startTimeout how long one part may take to get ready
     */
    public static ControlServer open(Supervisor supervisor, Runnable stop, Duration startTimeout)
            throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        var control = new ControlServer(supervisor, stop, startTimeout, token);
        control.server.start();
        supervisor.takesOrdersAt(control.server.getAddress().getPort(), token);
        return control;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = isAuthorized(exchange) ? answer(exchange) : new Answer(401, "");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    private record Answer(int status, String body) {}

    private Answer answer(HttpExchange exchange) {
        String order = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (order) {
                case "GET /status" -> new Answer(200, JSON.writeValueAsString(supervisor.status()));
                case "POST /stop" -> {
                    stop.run();
                    yield new Answer(202, "");
                }
                default -> order.startsWith("POST " + SCALE) ? scaleOrder(order) : partOrder(order);
            };
        } catch (PartFailedException e) {
            return new Answer(409, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(503, "The launcher is being stopped");
        }
    }

    private Answer scaleOrder(String order) throws PartFailedException, InterruptedException {
        String wanted = order.substring(order.lastIndexOf('/') + 1);
        try {
            return new Answer(
                    200, supervisor.scaleLikesConsumers(Integer.parseInt(wanted), startTimeout));
        } catch (NumberFormatException e) {
            return new Answer(400, "'%s' is no number".formatted(wanted));
        } catch (InvalidSettingException e) {
            return new Answer(400, String.valueOf(e.getMessage()));
        }
    }

    /** {@code POST /parts/<name>/<start|stop|kill|restart>}. */
    private Answer partOrder(String order) throws PartFailedException, InterruptedException {
        String[] words = order.startsWith("POST " + PARTS) ? order.split("/") : new String[0];
        if (words.length != 4) {
            return new Answer(404, "");
        }
        String part = words[2];
        switch (words[3]) {
            case "start" -> supervisor.startPart(part, startTimeout);
            case "stop" -> supervisor.stopPart(part);
            case "kill" -> supervisor.killPart(part);
            case "restart" -> {
                supervisor.stopPart(part);
                supervisor.startPart(part, startTimeout);
            }
            default -> {
                return new Answer(404, "");
            }
        }
        return new Answer(200, "");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
