package io.streamplatform.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.analytics.queries.Analytics;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * A real producer on a real broker, of which every third commit goes wrong in one of three ways.
 */
class AFailedCommitIsNeitherCountedTwiceNorLostIT {
    private static final int EVENTS = 3_000;
    private static final int POISON = 30;

    enum Fault {
        /** The answer to the commit is lost on the way: it took place. */
        ANSWER_LOST,
        /** The commit is lost on the way: it did not take place, the transaction is open. */
        COMMIT_LOST,
        /** The producer was fenced, after which Spring Kafka does not seek back. */
        FENCED
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void countsAndDeadLettersAreExact(Fault fault) {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            try (ConfigurableApplicationContext service = started(broker, fault)) {
                Analytics analytics = service.getBean(Analytics.class);
                Random random = new Random(99);
                int sent = 0;
                while (sent < EVENTS) {
                    sent += publish(probe, random);
                    int expected = sent;
                    await("some to be counted")
                            .atMost(Duration.ofMinutes(2))
                            .until(() -> analytics.totals().total() >= expected);
                }
                // One that is what its contract says, and overflows the sum of its currency.
                probe.sendAll(uncountable());
                await("the uncountable event to be dead-lettered")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> probe.readAll("user-events-dlt").size() == POISON + 1);
                probe.send(Events.record(0, Events.login("last", Instant.now())));

                long counted = EVENTS + 9_223 + 1;
                await("the event after it to be counted")
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(
                                () -> assertThat(analytics.totals().total()).isEqualTo(counted));
                var letters = probe.readAll("user-events-dlt");
                assertThat(letters).hasSize(POISON + 1);
                assertThat(letters)
                        .extracting(letter -> KafkaProbe.header(letter, DeadLetters.REASON))
                        .filteredOn(reason -> String.valueOf(reason).contains("cannot be counted"))
                        .hasSize(1);
                assertThat(service.getBean(Faults.class).commits).hasValueGreaterThan(9);
            }
        }
    }

    /** A hundred events and an unreadable record. */
    private static int publish(KafkaProbe probe, Random random) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int index = 0; index < EVENTS / POISON; index++) {
            records.add(Events.record(Events.any(random, 50, Instant.now())));
        }
        records.add(
                new ProducerRecord<>(
                        "user-events", random.nextInt(3), null, "{ not json".getBytes(UTF_8)));
        probe.sendAll(records);
        return EVENTS / POISON;
    }

    /** As many orders of the largest amount as fit into 64 bits, and one more. */
    private static List<ProducerRecord<byte[], byte[]>> uncountable() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        UserEvent largest =
                Events.purchase("spender", Instant.now(), 1_000_000_000_000_000L, "JPY");
        for (int index = 0; index < 9_224; index++) {
            records.add(Events.record(0, largest));
        }
        return records;
    }

    private static ConfigurableApplicationContext started(TestBroker broker, Fault fault) {
        return new SpringApplicationBuilder(AnalyticsApplication.class, Faults.class)
                .run(
                        "--server.port=0",
                        "--fault=" + fault,
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
    }

    @Configuration(proxyBeanMethods = false)
    static class Faults {
        final AtomicInteger commits = new AtomicInteger();

        @Bean
        DefaultKafkaProducerFactoryCustomizer faulty(@Value("${fault}") Fault fault) {
            return factory -> addFaults(factory, fault);
        }

        private <K, V> void addFaults(DefaultKafkaProducerFactory<K, V> factory, Fault fault) {
            factory.addPostProcessor(producer -> faulty(producer, fault));
        }

        @SuppressWarnings("unchecked")
        private <K, V> Producer<K, V> faulty(Producer<K, V> producer, Fault fault) {
            return (Producer<K, V>)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Producer.class},
                            (_, method, arguments) -> {
                                try {
                                    if (method.getName().equals("commitTransaction")
                                            && commits.incrementAndGet() % 3 == 0) {
                                        fail(producer, fault);
                                    }
                                    return method.invoke(producer, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        private static void fail(Producer<?, ?> producer, Fault fault) {
            switch (fault) {
                case ANSWER_LOST -> {
                    producer.commitTransaction();
                    throw new TimeoutException("the answer was lost");
                }
                case COMMIT_LOST -> throw new TimeoutException("the commit was lost");
                case FENCED -> throw new ProducerFencedException("another epoch");
            }
        }
    }
}
