package io.streamplatform.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemonstrationsTest {

    @Test
    void eachHasANameOfItsOwnAndALine() {
        assertThat(Demonstrations.names())
                .containsExactly(
                        "hello",
                        "events",
                        "logs",
                        "metrics",
                        "consumer-groups",
                        "schemas",
                        "broker-failover");
        assertThat(Demonstrations.list())
                .hasSameSizeAs(Demonstrations.names())
                .allSatisfy(line -> assertThat(line.length()).isBetween(30, 79));
    }

    @ParameterizedTest
    @CsvSource({
        "helo, hello",
        "Hello, hello",
        "event, events",
        "log, logs",
        "consumer, consumer-groups",
        "broker, broker-failover",
        "metric, metrics"
    })
    void aMistypedNameIsUnderstood(String typed, String meant) {
        assertThat(Demonstrations.closest(typed, Demonstrations.names())).contains(meant);
    }

    @Test
    void nothingIsGuessedFromNothing() {
        assertThat(Demonstrations.closest("throughput", Demonstrations.names())).isEmpty();
    }
}
