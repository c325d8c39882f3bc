package io.streamplatform.testsupport;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A KRaft broker (with its controller) in this JVM, on loopback. Unlike an embedded test broker it
 * keeps its ports and its data over {@link #stop} and {@link #start}, so that a test can take Kafka
 * away from a running service and give it back. Topics are not created by use, as on the platform.
 */
public final class TestBroker implements AutoCloseable {
    private static final int NODE_ID = 1;

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Map<String, String> settings;
    private @Nullable KafkaRaftServer server;

    private TestBroker(Path folder, Map<String, String> overrides) {
        this.folder = folder;
        this.port = freePort();
        this.controllerPort = freePort();
        this.settings = settings(overrides);
    }

    /** Formats a broker's storage in a temporary folder and starts it. */
    public static TestBroker started() {
        return started(Map.of());
    }

    /**
     * Formats a broker's storage in a temporary folder and starts it.
     *
     * @param overrides broker settings that differ from those of a test, e.g. {@code
     *     message.max.bytes}
     */
    public static TestBroker started(Map<String, String> overrides) {
        try {
            Path folder = Files.createTempDirectory("test-broker-");
            TestBroker broker = new TestBroker(folder, overrides);
            broker.format();
            broker.start();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the test broker", e);
        }
    }

    /** Where clients connect: host and port, the same over restarts. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts the broker, with the data that it had when it was stopped. */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("the test broker runs already");
        }
        server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
    }

    /** Stops the broker in order and waits until it is gone. Its data stays. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Stops the broker and deletes its data. */
    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private void format() {
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the test broker's " + folder, e);
        }
    }

    private Map<String, String> settings(Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE_ID));
        all.put(
                "listeners",
                listener("PLAINTEXT", port) + "," + listener("CONTROLLER", controllerPort));
        all.put("advertised.listeners", listener("PLAINTEXT", port));
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("controller.listener.names", "CONTROLLER");
        all.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        all.put("log.dirs", folder.toString());
        all.put("auto.create.topics.enable", "false");
        all.put("message.max.bytes", Integer.toString(16 * 1024 * 1024));
        all.put("default.replication.factor", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "2");
        all.putAll(overrides);
        return Map.copyOf(all);
    }

    private static String listener(String name, int port) {
        return name + "://127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
