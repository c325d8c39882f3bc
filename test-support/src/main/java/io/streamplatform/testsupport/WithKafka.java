package io.streamplatform.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a real broker, which all test classes of the JVM share. Its address is in the
 * system property {@code KAFKA_BOOTSTRAP_SERVERS} before a Spring context starts, and a test method
 * may take a {@link TestBroker} or a {@link KafkaProbe} as parameter. Where it runs is said by
 * {@link BrokerKind#chosen}. A class that stops the broker starts one of its own with {@link
 * TestBroker#started} instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedKafkaExtension.class)
public @interface WithKafka {}
