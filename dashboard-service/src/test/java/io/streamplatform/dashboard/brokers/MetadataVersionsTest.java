package io.streamplatform.dashboard.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "1, older than 3.3",
        "6, older than 3.3",
        "7, 3.3",
        "25, 4.0",
        "30, 4.3",
        "31, newer than 4.3",
    })
    void aLevelIsNamedByItsRelease(int level, String release) {
        assertThat(MetadataVersions.release(level)).isEqualTo(release);
    }
}
