package io.streamplatform.testsupport;

/** Where a test's broker runs. It keeps the same promises in both places. */
public enum BrokerKind {
    /** From Kafka's own image {@code apache/kafka}, in a container of its own. */
    CONTAINER,

    /** In the JVM of the test. */
    EMBEDDED;

    /**
     * What the setting {@code platform.test.kafka} asks for, or the environment's {@code
     * PLATFORM_TEST_KAFKA}; a container where Docker answers if neither is set.
     *
     * @throws IllegalStateException if a container is asked for and there can be none
     */
    public static BrokerKind chosen() {
        return KindSetting.current().choose(ContainerEngine::whyThereIsNone);
    }
}
