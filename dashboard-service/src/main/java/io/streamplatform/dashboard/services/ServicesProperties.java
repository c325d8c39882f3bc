package io.streamplatform.dashboard.services;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services beside the cluster. The dashboard works without any of them.
 *
 * @param services by name, in the order in which they are shown
 * @param pollPeriod time between two looks at a service's health
 * @param pollTimeout longest wait for a service's health; longer than a service waits for a Kafka
 *     that is away
 * @param forwardTimeout longest wait for a service's answer to a forwarded request
 */
@ConfigurationProperties("dashboard")
record ServicesProperties(
        @DefaultValue Map<String, Target> services,
        @DefaultValue("2s") Duration pollPeriod,
        @DefaultValue("3s") Duration pollTimeout,
        @DefaultValue("5s") Duration forwardTimeout) {

    ServicesProperties {
        services = new LinkedHashMap<>(services);
        services.forEach((name, target) -> {
            if ((target.url() == null) == target.urls().isEmpty()) {
                throw new IllegalArgumentException(
                        "dashboard.services.%s has %s; give url for a service that runs once, or urls for one that runs several times"
                                .formatted(
                                        name,
                                        target.url() == null ? "no address" : "url and urls"));
            }
            target.addresses().forEach(address -> requireHttp(name, target.url() == null, address));
        });
    }

    /**
     * A client for asking services: what listens there answers itself, and sends nobody elsewhere.
     */
    HttpClient newClient() {
        return HttpClient.newBuilder()
                .connectTimeout(pollTimeout)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static void requireHttp(String name, boolean isOneOfMany, URI address) {
        String scheme = address.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "dashboard.services.%s.%s is '%s'; give an http or https address such as http://127.0.0.1:8094"
                            .formatted(name, isOneOfMany ? "urls" : "url", address));
        }
    }

    /**
     * A service.
     *
     * @param url where it listens; null when it runs several times
     * @param urls where it listens when it runs several times: those that do not answer are not
     *     there just now, and a name with several addresses stands for all of them
     */
    record Target(@Nullable URI url, @DefaultValue List<URI> urls) {

        List<URI> addresses() {
            return url == null ? urls : List.of(url);
        }
    }
}
