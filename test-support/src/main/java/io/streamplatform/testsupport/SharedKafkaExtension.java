package io.streamplatform.testsupport;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the shared broker before the first class that wants it; JUnit closes it after the last.
 */
final class SharedKafkaExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SharedKafkaExtension.class);

    private record Shared(TestBroker broker, KafkaProbe probe) implements AutoCloseable {
        static Shared start() {
            TestBroker broker = TestBroker.started();
            System.setProperty("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
            return new Shared(broker, new KafkaProbe(broker.bootstrapServers()));
        }

        @Override
        public void close() {
            probe.close();
            broker.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ = shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestBroker.class || type == KafkaProbe.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = shared(context);
        return parameter.getParameter().getType() == TestBroker.class
                ? shared.broker()
                : shared.probe();
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Shared.class, _ -> Shared.start(), Shared.class);
    }
}
