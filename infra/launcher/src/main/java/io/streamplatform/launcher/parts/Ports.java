package io.streamplatform.launcher.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The platform's ports: each has a standard number, which an environment variable or an option of
 * the command changes.
 */
public final class Ports {

    private static final List<Port> SERVICES =
            Stream.concat(services(), LikesConsumers.standardPorts().stream()).toList();

    private static Stream<Port> services() {
        return Stream.of(
                new Port("dashboard", "DASHBOARD_PORT", 8080),
                new Port(SchemaRegistry.NAME, "REGISTRY_PORT", 8081),
                new Port("event-producer", "EVENT_PRODUCER_PORT", 8091),
                new Port("log-producer", "LOG_PRODUCER_PORT", 8092),
                new Port("metrics-producer", "METRICS_PRODUCER_PORT", 8093),
                new Port("analytics", "ANALYTICS_PORT", 8094),
                new Port("alert", "ALERT_PORT", 8095),
                new Port("metrics-logger", "METRICS_LOGGER_PORT", 8096),
                new Port(PlatformParts.LIKES, "LIKES_PORT", 5001));
    }

    private final Brokers brokers;
    private final Map<String, Port> byOwner;

    private Ports(Brokers brokers, Map<String, Port> byOwner) {
        this.brokers = brokers;
        this.byOwner = byOwner;
    }

    /** The standard ports. */
    public static Ports standard(Brokers brokers) {
        return of(brokers, Map.of(), Map.of());
    }

    /**
     * The ports as set by options and, where those say nothing, by the environment.
     *
     * @param brokers how many brokers need some
     * @param options port number by owner
     * @throws InvalidSettingException naming every setting that cannot be used
     */
    public static Ports of(
            Brokers brokers, Map<String, String> environment, Map<String, Integer> options) {
        List<Port> all = new ArrayList<>(brokers.standardPorts());
        all.addAll(SERVICES);
        List<String> problems = new ArrayList<>();
        Map<String, Port> ports = new LinkedHashMap<>();
        for (Port standard : all) {
            String set =
                    Optional.ofNullable(options.get(standard.owner()))
                            .map(String::valueOf)
                            .orElse(environment.getOrDefault(standard.variable(), ""))
                            .strip();
            int number = set.isEmpty() ? standard.number() : number(set);
            if (number < 1 || number > 65_535) {
                problems.add(
                        "%s is '%s'; set a port from 1 to 65535."
                                .formatted(standard.variable(), set));
            }
            ports.put(standard.owner(), new Port(standard.owner(), standard.variable(), number));
        }
        options.keySet().stream()
                .filter(owner -> !ports.containsKey(owner))
                .map(owner ->
                        "No port is called '%s'; there are %s.".formatted(owner, ports.keySet()))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettingException(String.join("\n", problems));
        }
        return new Ports(brokers, ports);
    }

    /** The brokers that have ports here. */
    public Brokers brokers() {
        return brokers;
    }

    /** All of them. */
    public List<Port> all() {
        return List.copyOf(byOwner.values());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The port of that owner. */
    public Port of(String owner) {
        Port port = byOwner.get(owner);
        if (port == null) {
            throw new IllegalArgumentException("No port is called " + owner);
        }
        return port;
    }
}
