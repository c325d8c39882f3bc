package io.streamplatform.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A broker's settings: the platform's own ({@code infra/kafka/server.properties}), what a test
 * wants otherwise, then the test's overrides.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;

    private static final Map<String, String> OF_TESTS =
            Map.ofEntries(
                    // A coordinator with one partition is there sooner.
                    Map.entry("offsets.topic.num.partitions", "1"),
                    Map.entry("transaction.state.log.num.partitions", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    // Kafka's own patience: a test that keeps every core busy must not lose its
                    // broker.
                    Map.entry("broker.session.timeout.ms", "9000"),
                    Map.entry("broker.heartbeat.interval.ms", "2000"),
                    Map.entry("controller.quorum.fetch.timeout.ms", "2000"),
                    Map.entry("controller.quorum.election.timeout.ms", "1000"),
                    Map.entry("controller.quorum.election.backoff.max.ms", "1000"));

    private final Map<String, String> values = new HashMap<>();

    private BrokerSettings(Map<String, String> overrides) {
        resource("server.properties")
                .forEach((key, value) -> values.put((String) key, (String) value));
        values.putAll(OF_TESTS);
        values.putAll(overrides);
    }

    /** Settings but for the place: listeners, the controller's port and the data's folder. */
    static BrokerSettings with(Map<String, String> overrides) {
        return new BrokerSettings(overrides);
    }

    /**
     * Where the broker listens and keeps its data; an override of the test wins here too.
     *
     * @param host address to listen on; clients are told 127.0.0.1
     * @param port clients' port
     * @param controllerPort the controller's port, on loopback
     * @param data folder of the log
     */
    Map<String, String> at(String host, int port, int controllerPort, String data) {
        Map<String, String> all = new HashMap<>();
        String controller = "127.0.0.1:" + controllerPort;
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE_ID));
        all.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s".formatted(host, port, controller));
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("controller.listener.names", "CONTROLLER");
        all.put("controller.quorum.voters", NODE_ID + "@" + controller);
        all.put("log.dirs", data);
        all.putAll(values);
        return Map.copyOf(all);
    }

    /** Settings in the form of a properties file. */
    static String asFile(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A properties file that stands beside this class. */
    static Properties resource(String name) {
        try (InputStream file = BrokerSettings.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(
                        name + " is not on the class path; build test-support with Maven");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
