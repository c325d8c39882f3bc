package io.streamplatform.testsupport;

import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A broker in the test's own JVM: the fastest there is. */
final class JvmNode implements BrokerNode {
    private final BrokerStorage storage = BrokerStorage.formatted();
    private final Map<String, String> settings;
    private @Nullable KafkaRaftServer server;

    JvmNode(int port, BrokerSettings settings) {
        FatalFaults.endNoTests();
        this.settings = settings.at("127.0.0.1", port, FreePort.any(), storage.folder().toString());
    }

    @Override
    public void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void discard() {
        stop();
        storage.delete();
    }
}
