package io.streamplatform.dashboard.services;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
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
            String scheme = target.url().getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException(
                        "dashboard.services.%s.url is '%s'; give an http or https address such as http://127.0.0.1:8094"
                                .formatted(name, target.url()));
            }
        });
    }

    /**
     * A service.
     *
     * @param url where it listens
     */
    record Target(URI url) {}
}
