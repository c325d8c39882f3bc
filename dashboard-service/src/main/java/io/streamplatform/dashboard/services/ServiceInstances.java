package io.streamplatform.dashboard.services;

import io.streamplatform.dashboard.services.ServicesProperties.Target;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks each of a service that runs several times. Those that do not answer are not there. */
@Component
class ServiceInstances implements DisposableBean {

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int OK = 200;

    private final ServicesProperties properties;
    private final JsonMapper json;
    private final HttpClient http;

    ServiceInstances(ServicesProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
        this.http = properties.newClient();
    }

    /**
     * One of them.
     *
     * @param url where it listens
     * @param answer what it says, as it says it
     */
    record Instance(String url, JsonNode answer) {}

    /** Asks all of a service at once; none when it is not configured. */
    List<Instance> ask(String service, String path) {
        Target target = properties.services().get(service);
        if (target == null) {
            return List.of();
        }
        List<CompletableFuture<@Nullable Instance>> asked =
                target.addresses().stream()
                        .flatMap(ServiceInstances::each)
                        .distinct()
                        .map(address -> ask(address, address.resolve(path)))
                        .toList();
        return asked.stream().map(CompletableFuture::join).filter(Objects::nonNull).toList();
    }

    /** A name may have several addresses, as that of scaled containers has. */
    private static Stream<URI> each(URI url) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
            return addresses.length == 1 || addresses[0].isLoopbackAddress()
                    ? Stream.of(url)
                    : Arrays.stream(addresses).map(address -> at(url, address));
        } catch (UnknownHostException e) {
            return Stream.of();
        }
    }

    private static URI at(URI url, InetAddress address) {
        try {
            return new URI(
                    url.getScheme(),
                    null,
                    address.getHostAddress(),
                    url.getPort(),
                    url.getPath(),
                    null,
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("An address is no address: " + address, e);
        }
    }

    private CompletableFuture<@Nullable Instance> ask(URI instance, URI resource) {
        HttpRequest request =
                HttpRequest.newBuilder(resource)
                        .timeout(properties.pollTimeout())
                        .header("Accept", "application/json")
                        .build();
        return http.sendAsync(request, _ -> new BoundedBody(LARGEST_ANSWER))
                .orTimeout(properties.pollTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failed) -> answer == null ? null : instance(instance, answer));
    }

    private @Nullable Instance instance(URI url, HttpResponse<byte[]> answer) {
        return answer.statusCode() == OK
                ? read(answer.body()).map(body -> new Instance(url.toString(), body)).orElse(null)
                : null;
    }

    private Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(json.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty(); // something else listens there
        }
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
