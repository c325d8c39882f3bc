package io.streamplatform.launcher.parts;

import io.streamplatform.launcher.parts.Jvm.Compiler;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The platform's parts in the order in which they are started. */
public final class PlatformParts {

    /** The name of the schema registry's part. */
    public static final String REGISTRY = SchemaRegistry.NAME;

    /** The name of the part that publishes likes. */
    public static final String LIKES = "likes";

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /** For parts whose speed at tens of thousands of records a second is worth 30 MB. */
    private static final Jvm HOT = new Jvm(128, Compiler.FULL, List.of());

    /** For the others, which are fast enough without: {@code ./platform bench} tells. */
    private static final Jvm COOL = new Jvm(128, Compiler.QUICK, List.of());

    /**
     * For many of a kind that move little: each of them is to be small, and collects more often for
     * it.
     */
    private static final Jvm LEAN =
            new Jvm(
                    48,
                    Compiler.QUICK,
                    List.of("-Xmn4m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20"));

    private final Path root;
    private final Path state;
    private final Ports ports;
    private final String bootstrapServers;
    private final RegistryUse registry;

    private PlatformParts(
            Path root, Path state, Ports ports, String bootstrapServers, RegistryUse registry) {
        this.root = root;
        this.state = state;
        this.ports = ports;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
    }

    /**
     * All parts that the platform can have; of the {@link LikesConsumers} not all run.
     *
     * @param root the repository
     * @param state the state folder
     */
    public static List<Part> of(Path root, Path state, Ports ports) {
        return of(root, state, ports, KafkaBroker.bootstrapServers(ports), RegistryUse.OWN);
    }

    /**
     * All parts of the platform, the services of which may use what is not the platform's own.
     *
     * @param bootstrapServers where they find Kafka
     * @param registry where they find schemas
     */
    public static List<Part> of(
            Path root, Path state, Ports ports, String bootstrapServers, RegistryUse registry) {
        var platform = new PlatformParts(root, state, ports, bootstrapServers, registry);
        List<Part> parts = new ArrayList<>();
        parts.addAll(KafkaBroker.parts(root, state, ports));
        parts.add(platform.dashboard());
        parts.add(platform.service("event-producer", Role.PRODUCER, HOT, List.of()));
        parts.add(platform.service("log-producer", Role.PRODUCER, HOT, List.of()));
        parts.add(platform.service("metrics-producer", Role.PRODUCER, HOT, List.of()));
        parts.add(platform.service("analytics", Role.CONSUMER, COOL, List.of()));
        parts.add(platform.service("alert", Role.CONSUMER, HOT, List.of()));
        parts.add(platform.service("metrics-logger", Role.CONSUMER, COOL, List.of()));
        parts.add(SchemaRegistry.part(root, state, ports));
        parts.add(platform.service(LIKES, Role.LIKES, LEAN, List.of()));
        for (String consumer : LikesConsumers.names(LikesConsumers.MOST)) {
            parts.add(platform.likesConsumer(consumer));
        }
        return List.copyOf(parts);
    }

    /** The names of those parts that are started when nothing else is said. */
    public static List<String> startedOf(List<String> all, int likesConsumers) {
        LikesConsumers.requirePossible(likesConsumers);
        return all.stream()
                .filter(name -> LikesConsumers.numberOf(name) <= likesConsumers)
                .toList();
    }

    /** Where clients find the platform's own Kafka. */
    public static String bootstrapServers(Ports ports) {
        return KafkaBroker.bootstrapServers(ports);
    }

    private Part dashboard() {
        List<String> addresses = new ArrayList<>();
        for (String name :
                List.of(
                        "event-producer",
                        "log-producer",
                        "metrics-producer",
                        "analytics",
                        "alert",
                        "metrics-logger",
                        LIKES)) {
            // As arguments: a name with a dash in it cannot be told from an environment variable.
            addresses.add(
                    "--dashboard.services.%s.url=http://127.0.0.1:%d"
                            .formatted(name, ports.of(name).number()));
        }
        addresses.add(
                LikesConsumers.names(LikesConsumers.MOST).stream()
                        .map(name -> "http://127.0.0.1:%d".formatted(ports.of(name).number()))
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "--dashboard.services.%s.urls="
                                                .formatted(LikesConsumers.ALL),
                                        "")));
        addresses.add("--dashboard.audit.topic=dashboard-audit");
        return service("dashboard", Role.DASHBOARD, COOL, addresses);
    }

    private Part likesConsumer(String name) {
        return service(
                name,
                LIKES,
                Role.LIKES_CONSUMER,
                LEAN,
                List.of(
                        "--spring.profiles.active=consumer",
                        "--spring.kafka.consumer.client-id=" + name));
    }

    private Part service(String name, Role role, Jvm jvm, List<String> arguments) {
        return service(name, name, role, jvm, arguments);
    }

    private Part service(String name, String service, Role role, Jvm jvm, List<String> arguments) {
        String module = service + "-service";
        Port port = ports.of(name);
        Path jar = root.resolve(module).resolve("target/" + module + "-" + VERSION + ".jar");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_PORT", String.valueOf(port.number()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("PLATFORM_STATE_DIR", state.toString());
        if (isToldOfRegistry(role)) {
            environment.put("SCHEMA_REGISTRY_URL", SchemaRegistry.url(ports));
        }
        environment.putAll(Jvm.ENVIRONMENT);
        return new Part(
                name,
                role,
                List.of(port),
                new Program.BootJar(module, jar, arguments),
                jvm,
                environment,
                BeforeStart.NOTHING,
                new HttpProbe(
                        URI.create(
                                "http://127.0.0.1:%d/actuator/health/readiness"
                                        .formatted(port.number()))));
    }

    private boolean isToldOfRegistry(Role role) {
        return switch (registry) {
            case OWN -> true;
            case OWN_LATER -> role != Role.DASHBOARD;
            case FOREIGN -> false;
        };
    }
}
