package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDatesTest {

    private static final long NOW = 1_000_000;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-1, -",
                "0, 0",
                "999999, 999999",
                "1000000, 1000000",
                "1000001, 1000000",
                "1060000, 1000000",
                "1060001, -",
                "9223372036854775807, -",
            })
    void whoDatesARecordInTheFutureHasNotWrittenItThen(long timestamp, @Nullable Long written) {
        assertThat(RecordDates.written(timestamp, NOW)).isEqualTo(written);
    }
}
