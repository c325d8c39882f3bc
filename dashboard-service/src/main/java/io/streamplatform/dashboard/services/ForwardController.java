package io.streamplatform.dashboard.services;

import com.google.common.base.Throwables;
import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Unavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Passes requests on to the services that know the answer, so that a page needs but one origin. The
 * address of a service comes from the settings alone, the path is passed on as it came, and the
 * dashboard does not look into what is said.
 */
@RestController
@Tag(name = "Services")
@Requires(Role.EDITOR)
class ForwardController implements DisposableBean {

    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final Map<String, String> SERVICES =
            Map.of("analytics", "analytics", "alerts", "alert", "metrics", "metrics-logger");

    private static final String CHANGE = "service.change";

    private final ServicesProperties properties;
    private final AuditLog audit;
    private final HttpClient http;

    ForwardController(ServicesProperties properties, AuditLog audit) {
        this.properties = properties;
        this.audit = audit;
        this.http = properties.newClient();
    }

    @RequestMapping(
            path = {
                "/api/analytics",
                "/api/analytics/**",
                "/api/alerts",
                "/api/alerts/**",
                "/api/metrics",
                "/api/metrics/**"
            },
            method = {RequestMethod.GET, RequestMethod.POST})
    @Operation(
            summary = "Ask the service that knows: analytics, alerts, metrics",
            description = "Passed on with its path; the service describes its own resources.")
    ResponseEntity<byte[]> forward(HttpServletRequest request)
            throws IOException, InterruptedException {
        String path = request.getRequestURI();
        requirePlain(path);
        String subject = path.split("/", 4)[2];
        String service = SERVICES.getOrDefault(subject, subject);
        ServicesProperties.Target target = properties.services().get(service);
        URI url = target == null ? null : target.url();
        if (url == null) {
            throw new Unavailable(
                    service,
                    "No address is configured for %s.".formatted(service),
                    "Set dashboard.services.%s.url to where it listens.".formatted(service));
        }
        HttpRequest forwarded =
                HttpRequest.newBuilder(address(url, path, request.getQueryString()))
                        .timeout(properties.forwardTimeout())
                        .header("Accept", "application/json, application/problem+json")
                        .header("Content-Type", "application/json")
                        .method(request.getMethod(), body(request))
                        .build();
        if (request.getMethod().equals("GET")) {
            return answer(forwarded, service, url);
        }
        try {
            ResponseEntity<byte[]> answer = answer(forwarded, service, url);
            tell(service, path, answer.getStatusCode());
            return answer;
        } catch (Unavailable e) { // it may have done it all the same
            audit.tell(Change.failed(CHANGE, service, asked(path), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /** A like is a change like any other, and the only one that is made by patching as well. */
    @RequestMapping(
            path = "/api/likes",
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PATCH})
    @Operation(
            summary = "Ask the likes service, or have it publish likes",
            description = "Passed on with its path; the service describes its own resources.")
    ResponseEntity<byte[]> likes(HttpServletRequest request)
            throws IOException, InterruptedException {
        return forward(request);
    }

    private void tell(String service, String path, HttpStatusCode status) {
        audit.tell(
                status.is2xxSuccessful()
                        ? Change.made(CHANGE, service, null, asked(path))
                        : Change.failed(CHANGE, service, asked(path), "it answered " + status));
    }

    private static Map<String, String> asked(String path) {
        return Map.of("asked", path);
    }

    /** The whole answer, or none: the time is bounded from the first byte sent to the last read. */
    private ResponseEntity<byte[]> answer(HttpRequest forwarded, String service, URI url)
            throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(forwarded, _ -> new BoundedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> answer =
                    sent.get(properties.forwardTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return ResponseEntity.status(answer.statusCode())
                    .contentType(type(answer))
                    .body(answer.body());
        } catch (ExecutionException e) {
            if (Throwables.getRootCause(e) instanceof BoundedBody.TooLarge) {
                throw new Unavailable(
                        service,
                        "The answer of %s is larger than %d bytes."
                                .formatted(service, LARGEST_ANSWER),
                        "Ask for less.");
            }
            throw away(service, url);
        } catch (TimeoutException e) {
            throw away(service, url);
        } finally {
            sent.cancel(true); // what is still to come is of no use
        }
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }

    /** A path that climbs out of its subject would reach what nobody meant to open. */
    private static void requirePlain(String path) {
        String decoded = UriUtils.decode(path, StandardCharsets.UTF_8);
        if (decoded.contains("..")
                || decoded.contains("//")
                || decoded.contains("\\")
                || decoded.contains(";")) {
            throw new BadParameter(
                    "path", path, "ask for a path without '..', '//', ';' and backslashes.");
        }
    }

    /** Scheme, host and port are the configured ones, whatever the path holds. */
    private static URI address(URI target, String path, String query) {
        String origin = target.getScheme() + "://" + target.getRawAuthority();
        try {
            return URI.create(origin + path + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException e) {
            throw new BadParameter(
                    "path", path, "write what is no letter or digit percent-encoded.");
        }
    }

    private static HttpRequest.BodyPublisher body(HttpServletRequest request) throws IOException {
        if (request.getMethod().equals("GET")) {
            return HttpRequest.BodyPublishers.noBody();
        }
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_REQUEST + 1);
        if (bytes.length > LARGEST_REQUEST) {
            throw new BadParameter(
                    "body", "more than " + LARGEST_REQUEST + " bytes", "send at most 64 KiB.");
        }
        return HttpRequest.BodyPublishers.ofByteArray(bytes);
    }

    /** JSON stays JSON; anything else is never shown as a page of ours. */
    private static MediaType type(HttpResponse<?> answer) {
        String told = answer.headers().firstValue("Content-Type").orElse("");
        if (told.startsWith("application/problem+json")) {
            return MediaType.APPLICATION_PROBLEM_JSON;
        }
        return told.startsWith("application/json")
                ? MediaType.APPLICATION_JSON
                : MediaType.TEXT_PLAIN;
    }

    private static Unavailable away(String service, URI url) {
        return new Unavailable(
                service,
                "%s does not answer at %s.".formatted(service, url),
                "Start it (./platform start), or set dashboard.services.%s.url to where it listens."
                        .formatted(service));
    }
}
