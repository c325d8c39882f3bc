package io.streamplatform.launcher.parts;

import io.streamplatform.launcher.parts.Jvm.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A broker: a real Kafka server in KRaft mode, broker and controller in one process, alone or one
 * of three. Its data lies in the state folder, so it survives a restart; the settings that brokers
 * share lie in {@code infra/kafka}, and what is this one's own is added here.
 *
 * <p>The quorum's voters are named in the settings and not kept in the metadata log (KIP-853), so
 * that a broker whose ports are changed between two starts finds itself again.
 */
final class KafkaBroker implements BeforeStart {

    private static final String HOST = "127.0.0.1";
    private static final String MODULE = "infra/kafka";
    private static final int FORMAT_SECONDS = 300;

    private final Path module;
    private final KafkaCluster cluster;
    private final Ports ports;
    private final int id;

    private KafkaBroker(Path root, KafkaCluster cluster, Ports ports, int id) {
        this.module = root.resolve(MODULE);
        this.cluster = cluster;
        this.ports = ports;
        this.id = id;
    }

    /** All brokers of the platform's own Kafka. */
    static List<Part> parts(Path root, Path state, Ports ports) {
        var cluster = new KafkaCluster(state, ports.brokers());
        return ports.brokers()
                .ids()
                .mapToObj(id -> new KafkaBroker(root, cluster, ports, id).part())
                .toList();
    }

    /** Where a client finds the cluster, whichever of its brokers is away. */
    static String bootstrapServers(Ports ports) {
        return ports.brokers().names().stream()
                .map(name -> HOST + ":" + ports.of(name).number())
                .collect(Collectors.joining(","));
    }

    private Part part() {
        return new Part(
                name(id),
                Role.BROKER,
                List.of(port(), controllerPort(id)),
                new Program.Classes(
                        MODULE,
                        List.of(libraries()),
                        "kafka.Kafka",
                        List.of(settingsFile().toString())),
                new Jvm(
                        256,
                        Compiler.QUICK,
                        List.of(
                                "-Dlog4j2.configurationFile="
                                        + module.resolve("log4j2.xml").toUri())),
                Jvm.ENVIRONMENT,
                this,
                new KafkaProbe(HOST, port().number()));
    }

    private String name(int broker) {
        return ports.brokers().names().get(broker - 1);
    }

    private Port port() {
        return ports.of(name(id));
    }

    private Port controllerPort(int broker) {
        return ports.of(Brokers.controllerOf(name(broker)));
    }

    private Path libraries() {
        return module.resolve("target/lib");
    }

    private Path folder() {
        return cluster.folderOf(id);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        cluster.keep();
        Files.createDirectories(folder());
        writeSettings();
        if (!Files.exists(dataFolder().resolve("meta.properties"))) {
            format();
        }
    }

    private Path settingsFile() {
        return folder().resolve("server.properties");
    }

    private Path dataFolder() {
        return folder().resolve("data");
    }

    private void writeSettings() throws IOException {
        Properties settings = new Properties();
        for (Path shared : shared()) {
            try (InputStream in = Files.newInputStream(shared)) {
                settings.load(in);
            }
        }
        settings.putAll(own());
        List<String> lines = new ArrayList<>();
        lines.add("# Written at each start from the ports and these files; change it there.");
        shared().forEach(file -> lines.add("# " + file));
        // Backslashes are escapes in a properties file, and folders on Windows have them.
        new TreeMap<>(settings)
                .forEach((name, value) ->
                        lines.add(name + "=" + value.toString().replace("\\", "\\\\")));
        Files.write(settingsFile(), lines);
    }

    /** What every broker has, and over it what comes with replication. */
    private List<Path> shared() {
        Path every = module.resolve("server.properties");
        return switch (ports.brokers()) {
            case ONE -> List.of(every);
            case THREE -> List.of(every, module.resolve("three-brokers.properties"));
        };
    }

    private Map<String, String> own() {
        String listener = "PLAINTEXT://" + HOST + ":" + port().number();
        String controller = "CONTROLLER://" + HOST + ":" + controllerPort(id).number();
        String voters =
                ports.brokers()
                        .ids()
                        .mapToObj(
                                voter -> voter + "@" + HOST + ":" + controllerPort(voter).number())
                        .collect(Collectors.joining(","));
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(id),
                "controller.quorum.voters",
                voters,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                listener + "," + controller,
                "advertised.listeners",
                listener,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                dataFolder().toString());
    }

    /** Once per data folder: puts the identity of the cluster and of the broker into it. */
    private void format() throws IOException, InterruptedException {
        Path log = folder().resolve("format.log");
        Process format =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                libraries().resolve("*").toString(),
                                "kafka.tools.StorageTool",
                                "format",
                                "--ignore-formatted",
                                "--cluster-id",
                                cluster.id(),
                                "--config",
                                settingsFile().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!format.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS)) {
            format.destroyForcibly();
            throw new IOException(
                    "Formatting Kafka's data folder took more than " + FORMAT_SECONDS + " s");
        }
        if (format.exitValue() != 0) {
            throw new IOException(
                    "Kafka's data folder "
                            + dataFolder()
                            + " cannot be formatted: "
                            + Files.readString(log, StandardCharsets.UTF_8).strip());
        }
    }
}
