package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSlicesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z, 60, PT0.001S, 1",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:59Z, 60, PT1S, 60",
        "2026-01-31T12:00:00Z, 2026-01-31T12:01:00Z, 60, PT2S, 31",
        "2026-01-31T12:07:30Z, 2026-01-31T13:07:30Z, 60, PT2M, 31",
        "2026-01-31T12:00:00Z, 2026-02-01T12:00:00Z, 60, PT30M, 49",
        "2026-01-31T12:00:00Z, 2026-02-07T12:00:00Z, 60, PT3H, 57",
        "1970-01-01T00:00:00Z, 2026-01-31T12:00:00Z, 60, P365D, 57",
        "1970-01-01T00:00:00Z, 2026-01-31T12:00:00Z, 1, P23360D, 1",
        "-1000000-01-01T00:00:00Z, +1000000-01-01T00:00:00Z, 200, P5980160D, 123",
    })
    void aSpanIsCutIntoSlicesThatPeopleThinkIn(
            Instant from, Instant to, int most, Duration width, int count) {
        TimeSlices slices = TimeSlices.of(from.toEpochMilli(), to.toEpochMilli(), most);

        assertThat(Duration.ofMillis(slices.width())).isEqualTo(width);
        assertThat(slices.count()).isEqualTo(count).isLessThanOrEqualTo(most);
        assertThat(slices.start(0)).isLessThanOrEqualTo(from.toEpochMilli());
        assertThat(slices.start(1)).isGreaterThan(from.toEpochMilli());
        assertThat(slices.start(slices.count())).isGreaterThan(to.toEpochMilli());
        assertThat(slices.start(slices.count() - 1)).isLessThanOrEqualTo(to.toEpochMilli());
    }
}
