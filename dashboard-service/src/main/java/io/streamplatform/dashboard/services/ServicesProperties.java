package io.streamplatform.dashboard.services;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            for (URI url : target.urls()) {
                String scheme = url.getScheme();
                if (!"http".equals(scheme) && !"https".equals(scheme)) {
                    throw new IllegalArgumentException(
                            "dashboard.services.%s.url is '%s'; give an http or https address such as http://127.0.0.1:8094"
                                    .formatted(name, url));
                }
            }
        });
    }

    /**
     * A service, or several instances of one.
     *
     * @param url where it listens; of several instances the first
     * @param urls where each of several instances may listen; of a single one its only address
     */
    record Target(URI url, List<URI> urls) {

        Target {
            if (urls == null || urls.isEmpty()) {
                urls = url == null ? List.of() : List.of(url);
            }
            if (urls.isEmpty()) {
                throw new IllegalArgumentException(
                        "A service has no address; give it dashboard.services.<name>.url");
            }
            urls = List.copyOf(urls);
            url = url == null ? urls.getFirst() : url;
        }
    }
}
