package io.streamplatform.logs.backend;

import java.util.Arrays;
import java.util.List;

/** The services of the back end, each with its instances. */
enum Service {
    API_GATEWAY("api-gateway", 2),
    USER("user-service", 2),
    ORDER("order-service", 3),
    PAYMENT("payment-service", 2),
    INVENTORY("inventory-service", 2),
    NOTIFICATION("notification-service", 1),
    AUTH("auth-service", 2);

    private final String label;
    private final int instances;

    Service(String label, int instances) {
        this.label = label;
        this.instances = instances;
    }

    /** Its name in log lines. */
    String label() {
        return label;
    }

    int instances() {
        return instances;
    }

    /** The service of that name. */
    static Service labelled(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + label));
    }

    /** The names of all. */
    static List<String> labels() {
        return Arrays.stream(values()).map(Service::label).toList();
    }
}
