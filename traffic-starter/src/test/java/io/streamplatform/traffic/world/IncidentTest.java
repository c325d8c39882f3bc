package io.streamplatform.traffic.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentTest {
    private static final Instant START = Instant.parse("2026-11-20T09:15:30Z");

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "30, 0.25", "60, 0.5", "120, 1", "500, 1"})
    void progressGoesFromStartToEnd(int second, double expected) {
        assertThat(incident(120, 1).progress(START.plusSeconds(second))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "120, 1, 0, 0",
        "120, 1, 2, 0.2",
        "120, 1, 10, 1",
        "120, 0.5, 5, 0.25",
        "120, 0.5, 60, 0.5",
        "6, 1, 1, 0.5",
        "6, 1, 2, 1"
    })
    void strengthRisesWithinItsRampOrAThirdOfAShortIncident(
            int duration, double intensity, int second, double expected) {
        assertThat(
                        incident(duration, intensity)
                                .strength(START.plusSeconds(second), Duration.ofSeconds(10)))
                .isCloseTo(expected, within(1e-9));
    }

    private static Incident incident(int seconds, double intensity) {
        return new Incident("1", "STORM", "sea", START, START.plusSeconds(seconds), intensity);
    }
}
