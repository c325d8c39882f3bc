package io.streamplatform.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser's cookies, who can log in. */
public final class Visitor implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN =
            Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\" data-header=\"([^\"]+)\"");

    private static final AtomicInteger CAME = new AtomicInteger();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .localAddress(addressOfItsOwn())
                    .build();
    private final String origin;

    public Visitor(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /**
     * Attempts to log in are counted by address, and those of one test are not another's. Null
     * where the machine has only one loopback address.
     */
    private static @Nullable InetAddress addressOfItsOwn() {
        int number = CAME.incrementAndGet();
        try (Socket probe = new Socket()) {
            InetAddress own =
                    InetAddress.getByAddress(
                            new byte[] {127, 77, (byte) (number >> 8), (byte) number});
            probe.bind(new InetSocketAddress(own, 0));
            return own;
        } catch (IOException e) {
            return null;
        }
    }

    /** An answer, with its body as text. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }
    }

    /** Somebody who is logged in. */
    public static Visitor loggedIn(int port, String name) {
        Visitor visitor = new Visitor(port);
        Answer answer = visitor.logIn(name, LoginSettings.PASSWORD);
        if (answer.status() != 302 || answer.header("Location").contains("/login")) {
            throw new AssertionError(
                    name + " could not log in: " + answer.status() + answer.response().headers());
        }
        return visitor;
    }

    public Answer logIn(String name, String password) {
        return logInAt("/login", name, password);
    }

    /** Logs in at the login's path, written in another way. */
    public Answer logInAt(String path, String name, String password) {
        String token = find(FORM_TOKEN, page("/login").body(), 1);
        return form(path, "_csrf", token, "username", name, "password", password);
    }

    public Answer logOut() {
        return form("/logout", "_csrf", find(FORM_TOKEN, page("/").body(), 1));
    }

    /** A page as a browser asks for it. */
    public Answer page(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Asks for a change, as a page of the dashboard does. */
    public Answer change(String method, String path, @Nullable String json) {
        String page = page("/").body();
        return send(
                request(path)
                        .header(find(PAGE_TOKEN, page, 2), find(PAGE_TOKEN, page, 1))
                        .header("Content-Type", "application/json")
                        .method(method, body(json)));
    }

    /** Asks for a change with the given headers and nothing else. */
    public Answer changeWith(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, body(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer form(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Follows where an answer leads, also to other sites. */
    public Answer follow(Answer answer) {
        URI to = answer.response().uri().resolve(answer.header("Location"));
        return send(
                HttpRequest.newBuilder(to)
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept", "text/html"));
    }

    /** The cookies, as the socket sends them. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public @Nullable String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    public void plantCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1"); // as the dashboard's own, which takes its place
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(origin), cookie);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(60));
    }

    private static HttpRequest.BodyPublisher body(@Nullable String json) {
        return json == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json);
    }

    private static String find(Pattern pattern, String page, int group) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return found.group(group);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
