package io.streamplatform.dashboard;

import io.streamplatform.testsupport.FatalFaults;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real cluster of three brokers that are controllers too, in this JVM; each can be stopped. */
public final class ThreeBrokers implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(20);

    private final Path folder;
    private final Map<String, String> overrides;
    private final List<Integer> ports = freePorts(6);
    private final Map<Integer, KafkaRaftServer> running = new TreeMap<>();

    public ThreeBrokers() {
        this(Map.of());
    }

    /**
     * @param overrides broker settings that differ from those of a test
     */
    public ThreeBrokers(Map<String, String> overrides) {
        this.overrides = overrides;
        FatalFaults.endNoTests();
        try {
            folder = Files.createTempDirectory("three-brokers-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for three brokers", e);
        }
        String cluster = Uuid.randomUuid().toString();
        IntStream.rangeClosed(1, 3).forEach(id -> format(id, cluster));
        // Together: a node waits at its start until a majority of the controllers is there.
        together(List.of(1, 2, 3), this::start, TIME_TO_START);
        if (running.size() < 3) {
            throw new IllegalStateException("not started in time: " + running.keySet() + " of 3");
        }
    }

    public String bootstrapServers() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(id -> "127.0.0.1:" + ports.get(id - 1))
                .collect(Collectors.joining(","));
    }

    public void start(int id) {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(id)), Time.SYSTEM);
        server.startup();
        synchronized (running) {
            running.put(id, server);
        }
    }

    public void stop(int id) {
        KafkaRaftServer server;
        synchronized (running) {
            server = running.remove(id);
        }
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * Stops all of them together. One that is left behind when the majority of the controllers is
     * gone would wait minutes for their leave to go: it is not waited for, and ends by itself.
     */
    @Override
    public void close() {
        together(List.copyOf(running.keySet()), this::stop, TIME_TO_CLOSE);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit(); // a broker that is not yet gone still writes to it
        }
    }

    private static void together(List<Integer> nodes, Consumer<Integer> work, Duration patience) {
        CompletableFuture<?> all =
                CompletableFuture.allOf(
                        nodes.stream()
                                .map(node ->
                                        CompletableFuture.runAsync(
                                                () -> work.accept(node),
                                                each -> Thread.ofPlatform().daemon().start(each)))
                                .toArray(CompletableFuture[]::new));
        try {
            all.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
        }
    }

    private void format(int id, String cluster) {
        try {
            new Formatter()
                    .setClusterId(cluster)
                    .setNodeId(id)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data(id))
                    .setDirectories(List.of(data(id)))
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format node " + id, e);
        }
    }

    private String data(int id) {
        return folder.resolve("node-" + id).toString();
    }

    private Map<String, String> settings(int id) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(id));
        all.put("broker.rack", "rack-" + id);
        String plain = "PLAINTEXT://127.0.0.1:" + ports.get(id - 1);
        all.put("listeners", plain + ",CONTROLLER://127.0.0.1:" + ports.get(id + 2));
        all.put("advertised.listeners", plain);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("controller.listener.names", "CONTROLLER");
        all.put(
                "controller.quorum.voters",
                IntStream.rangeClosed(1, 3)
                        .mapToObj(each -> each + "@127.0.0.1:" + ports.get(each + 2))
                        .collect(Collectors.joining(",")));
        all.put("log.dirs", data(id));
        all.put("auto.create.topics.enable", "false");
        all.put("default.replication.factor", "3");
        all.put("min.insync.replicas", "2");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        all.put("num.network.threads", "1");
        all.put("num.io.threads", "2");
        all.putAll(overrides);
        return all;
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free ports on loopback", e);
        } finally {
            for (ServerSocket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException("a port cannot be let go", e);
                }
            }
        }
    }
}
