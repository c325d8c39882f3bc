package io.streamplatform.testsupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the shared broker before the first class that wants it. It runs until the JVM ends, not
 * until JUnit does: failed tests are run again in the same JVM, with the application contexts that
 * Spring has kept, which know this broker's address.
 */
final class SharedKafkaExtension implements BeforeAllCallback, ParameterResolver {
    private static @Nullable Shared shared;

    private record Shared(TestBroker broker, KafkaProbe probe) {
        static Shared start() {
            TestBroker broker = TestBroker.started();
            System.setProperty("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
            var shared = new Shared(broker, new KafkaProbe(broker.bootstrapServers()));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "shared-broker-end"));
            return shared;
        }

        private void close() {
            probe.close();
            broker.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ = shared();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestBroker.class || type == KafkaProbe.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBroker.class
                ? shared().broker()
                : shared().probe();
    }

    private static synchronized Shared shared() {
        Shared running = shared;
        if (running == null) {
            running = Shared.start();
            shared = running;
        }
        return running;
    }
}
