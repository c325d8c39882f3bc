package io.streamplatform.testsupport;

import java.util.Objects;
import java.util.Properties;

/** Kafka's image, of the version that the build manages for clients and brokers alike. */
final class BrokerImage {
    private BrokerImage() {}

    static String name() {
        Properties build = BrokerSettings.resource("build.properties");
        return Objects.requireNonNull(build.getProperty("kafka.image"), "kafka.image");
    }
}
