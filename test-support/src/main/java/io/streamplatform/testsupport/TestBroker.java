package io.streamplatform.testsupport;

import java.util.Map;

/**
 * A KRaft broker (with its controller) on loopback, with the platform's settings. Unlike the
 * brokers that test libraries offer it keeps its ports and its data over {@link #stop} and {@link
 * #start}, so that a test can take Kafka away from a running service and give it back. Topics are
 * not created by use, as on the platform.
 *
 * <p>It runs in a container or in this JVM, see {@link BrokerKind#chosen}; tests need not know.
 */
public final class TestBroker implements AutoCloseable {
    private final BrokerKind kind;
    private final int port;
    private final BrokerNode node;
    private boolean running;

    private TestBroker(BrokerKind kind, Map<String, String> overrides) {
        this.kind = kind;
        this.port = FreePort.any();
        BrokerSettings settings = BrokerSettings.with(overrides);
        this.node =
                switch (kind) {
                    case CONTAINER -> new ContainerNode(port, settings);
                    case EMBEDDED -> new JvmNode(port, settings);
                };
    }

    /** Starts a broker of a new cluster. */
    public static TestBroker started() {
        return started(Map.of());
    }

    /**
     * Starts a broker of a new cluster.
     *
     * @param overrides broker settings that differ from those of a test, e.g. {@code
     *     message.max.bytes}
     */
    public static TestBroker started(Map<String, String> overrides) {
        return started(BrokerKind.chosen(), overrides);
    }

    /**
     * Starts a broker of a new cluster in a place that the test chooses.
     *
     * @param overrides broker settings that differ from those of a test
     */
    public static TestBroker started(BrokerKind kind, Map<String, String> overrides) {
        TestBroker broker = new TestBroker(kind, overrides);
        try {
            broker.start();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Where the broker runs. */
    public BrokerKind kind() {
        return kind;
    }

    /** Where clients connect: host and port, the same over restarts. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts the broker, with the data that it had when it was stopped. */
    public synchronized void start() {
        if (running) {
            throw new IllegalStateException("the test broker runs already");
        }
        node.start();
        running = true;
    }

    /** Stops the broker in order and waits until it is gone. Its data stays. */
    public synchronized void stop() {
        if (running) {
            node.stop();
            running = false;
        }
    }

    /** Stops the broker and deletes its data. */
    @Override
    public synchronized void close() {
        running = false;
        node.discard();
    }
}
