package io.streamplatform.logs.backend;

import java.util.Arrays;
import java.util.List;

/** What requests are for, and which services they go through after the gateway. */
enum Flow {
    LOGIN("/login"),
    PROFILE("/users/me"),
    BROWSE("/products"),
    CART("/cart"),
    CHECKOUT("/orders"),
    PAYMENT("/payments"),
    NEWS("/notifications");

    private final String route;

    Flow(String route) {
        this.route = route;
    }

    String route() {
        return route;
    }

    /** The services in the order in which they are called; the gateway calls the first. */
    List<Service> services() {
        return switch (this) {
            case LOGIN -> List.of(Service.AUTH, Service.USER);
            case PROFILE -> List.of(Service.AUTH, Service.USER);
            case BROWSE -> List.of(Service.INVENTORY);
            case CART -> List.of(Service.AUTH, Service.ORDER, Service.INVENTORY);
            case CHECKOUT ->
                    List.of(
                            Service.AUTH,
                            Service.ORDER,
                            Service.INVENTORY,
                            Service.PAYMENT,
                            Service.NOTIFICATION);
            case PAYMENT -> List.of(Service.AUTH, Service.ORDER, Service.PAYMENT);
            case NEWS -> List.of(Service.USER, Service.NOTIFICATION);
        };
    }

    /** The flows that go through a service. */
    static List<Flow> through(Service service) {
        return Arrays.stream(values())
                .filter(flow -> service == Service.API_GATEWAY || flow.services().contains(service))
                .toList();
    }
}
