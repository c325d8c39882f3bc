package io.streamplatform.testsupport;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** The values of the setting that says where the tests' broker runs. */
enum KindSetting {
    /** A container, or a failure. */
    CONTAINER,

    /** The test's JVM, whether Docker is there or not. */
    EMBEDDED,

    /** A container where a Docker engine answers and has the image, the test's JVM elsewhere. */
    AUTO;

    static final String PROPERTY = "platform.test.kafka";
    static final String ENVIRONMENT = "PLATFORM_TEST_KAFKA";

    static KindSetting current() {
        return of(System.getProperties(), System.getenv());
    }

    /**
     * A property that decides wins over the environment; where neither does, it is {@link #AUTO}.
     */
    static KindSetting of(Properties properties, Map<String, String> environment) {
        KindSetting property = parse(properties.getProperty(PROPERTY, ""));
        return property == AUTO ? parse(environment.getOrDefault(ENVIRONMENT, "")) : property;
    }

    private static KindSetting parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "container" -> CONTAINER;
            case "embedded" -> EMBEDDED;
            case "auto", "" -> AUTO;
            default ->
                    throw new IllegalStateException(
                            "%s (or %s) is '%s'; set it to container, embedded or auto"
                                    .formatted(PROPERTY, ENVIRONMENT, text));
        };
    }

    /**
     * Where the broker runs under this setting.
     *
     * @param obstacle why there can be no container, asked only where it matters
     */
    BrokerKind choose(Supplier<Optional<String>> obstacle) {
        return switch (this) {
            case EMBEDDED -> BrokerKind.EMBEDDED;
            case AUTO -> obstacle.get().isEmpty() ? BrokerKind.CONTAINER : BrokerKind.EMBEDDED;
            case CONTAINER -> {
                Optional<String> reason = obstacle.get();
                if (reason.isPresent()) {
                    throw new IllegalStateException(
                            "%s=container, but %s; start Docker, or set it to embedded or auto"
                                    .formatted(PROPERTY, reason.get()));
                }
                yield BrokerKind.CONTAINER;
            }
        };
    }
}
