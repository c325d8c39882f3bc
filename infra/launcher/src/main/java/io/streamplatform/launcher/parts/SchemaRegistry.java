package io.streamplatform.launcher.parts;

import io.streamplatform.launcher.parts.Jvm.Compiler;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schema registry: Apicurio as {@code infra/registry} unpacks it, with its settings from there.
 * Its database is a file in the state folder, so schemas survive a restart.
 *
 * <p>It runs from one class path and not from the runnable jar that lies beside it: the class
 * loader of that jar is one that an ahead-of-time cache cannot hold classes of.
 */
final class SchemaRegistry {

    static final String NAME = "registry";

    /** Where it speaks as Confluent's registry does. */
    static final String PATH = "/apis/ccompat/v7";

    private static final String HOST = "127.0.0.1";
    private static final String MODULE = "infra/registry";

    private static final Jvm JVM =
            new Jvm(
                    96,
                    Compiler.QUICK,
                    List.of(
                            // As the manifest of its runnable jar has it.
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));

    private SchemaRegistry() {}

    /** Where clients of Confluent's registry find it. */
    static String url(Ports ports) {
        return "http://" + HOST + ":" + ports.of(NAME).number() + PATH;
    }

    static Part part(Path root, Path state, Ports ports) {
        Path folder = state.resolve(NAME);
        return new Part(
                NAME,
                Role.REGISTRY,
                List.of(ports.of(NAME)),
                new Program.Classes(
                        MODULE,
                        libraries(root.resolve(MODULE).resolve("target/registry")),
                        "io.quarkus.runner.GeneratedMain",
                        List.of()),
                JVM,
                environment(root.resolve(MODULE), folder, ports.of(NAME)),
                () -> Files.createDirectories(folder),
                new HttpProbe(URI.create(url(ports) + "/config")));
    }

    /** In the order in which the runnable jar looks into them: what was transformed goes first. */
    private static List<Path> libraries(Path distribution) {
        return List.of(
                distribution.resolve("quarkus/transformed-bytecode.jar"),
                distribution.resolve("quarkus/generated-bytecode.jar"),
                distribution.resolve("app"),
                distribution.resolve("lib/boot"),
                distribution.resolve("lib/main"));
    }

    private static Map<String, String> environment(Path module, Path folder, Port port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(
                "QUARKUS_CONFIG_LOCATIONS",
                module.resolve("registry.properties").toUri().toString());
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port.number()));
        // Health and metrics, on any port that is free: nobody here asks for them.
        environment.put("QUARKUS_MANAGEMENT_HOST", HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", "0");
        environment.put("PLATFORM_REGISTRY_FILE", folder.resolve(NAME).toString());
        environment.putAll(Jvm.ENVIRONMENT);
        return environment;
    }
}
