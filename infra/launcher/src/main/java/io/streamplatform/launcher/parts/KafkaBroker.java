package io.streamplatform.launcher.parts;

import io.streamplatform.launcher.parts.Jvm.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The broker: a real Kafka server in KRaft mode, broker and controller in one process. Its data
 * lies in the state folder, so it survives a restart; the settings that every broker shares lie in
 * {@code infra/kafka}, and what is this one's own is added here.
 *
 * <p>The quorum's voters are named in the settings and not kept in the metadata log (KIP-853), so
 * that a broker whose ports are changed between two starts finds itself again.
 */
final class KafkaBroker implements BeforeStart {

    private static final String HOST = "127.0.0.1";
    private static final String MODULE = "infra/kafka";
    private static final int FORMAT_SECONDS = 300;

    private final Path shared;
    private final Path folder;
    private final Path libraries;
    private final int id;
    private final int port;
    private final int controllerPort;

    private KafkaBroker(Path root, Path state, int id, int port, int controllerPort) {
        this.shared = root.resolve(MODULE).resolve("server.properties");
        this.libraries = root.resolve(MODULE).resolve("target/lib");
        this.folder = state.resolve("kafka").resolve("broker-" + id);
        this.id = id;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    static Part part(Path root, Path state, Ports ports) {
        Port port = ports.of("kafka");
        Port controllerPort = ports.of("kafka-controller");
        var broker = new KafkaBroker(root, state, 1, port.number(), controllerPort.number());
        Path log4j = root.resolve(MODULE).resolve("log4j2.xml");
        return new Part(
                "kafka",
                Role.BROKER,
                List.of(port, controllerPort),
                new Program.Classes(
                        MODULE,
                        List.of(broker.libraries),
                        "kafka.Kafka",
                        List.of(broker.settingsFile().toString())),
                new Jvm(
                        256,
                        Compiler.QUICK,
                        List.of("-Dlog4j2.configurationFile=" + log4j.toUri())),
                Jvm.ENVIRONMENT,
                broker,
                new KafkaProbe(HOST, port.number()));
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        writeSettings();
        if (!Files.exists(dataFolder().resolve("meta.properties"))) {
            format();
        }
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    private Path dataFolder() {
        return folder.resolve("data");
    }

    private void writeSettings() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(shared)) {
            settings.load(in);
        }
        settings.putAll(own());
        List<String> lines = new ArrayList<>();
        lines.add("# Written at each start from " + shared + " and the ports; change it there.");
        // Backslashes are escapes in a properties file, and folders on Windows have them.
        new TreeMap<>(settings)
                .forEach((name, value) ->
                        lines.add(name + "=" + value.toString().replace("\\", "\\\\")));
        Files.write(settingsFile(), lines);
    }

    private Map<String, String> own() {
        String listener = "PLAINTEXT://" + HOST + ":" + port;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(id),
                "controller.quorum.voters",
                id + "@" + HOST + ":" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                listener + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "advertised.listeners",
                listener,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                dataFolder().toString());
    }

    /** Once per data folder: gives the cluster its identity. */
    private void format() throws IOException, InterruptedException {
        Path log = folder.resolve("format.log");
        Process format =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                libraries.resolve("*").toString(),
                                "kafka.tools.StorageTool",
                                "format",
                                "--ignore-formatted",
                                "--cluster-id",
                                newClusterId(),
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

    /** 16 random bytes as Kafka writes them. A version 4 UUID's cannot begin with a dash here. */
    private static String newClusterId() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits() & Long.MAX_VALUE)
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
