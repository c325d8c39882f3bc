package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "t-0@0,               t,        0,         0",
        "orders.DLT-11@42,    orders.DLT, 11,      42",
        "a-1-2@3,             a-1,      2,         3",
        "a-999999999@999999999999999999, a, 999999999, 999999999999999999"
    })
    void readsWhatItWrites(String written, String topic, int partition, long offset) {
        Place place = new Place(topic, partition, offset);

        assertThat(place).hasToString(written);
        assertThat(Place.parse(written.getBytes(UTF_8))).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t-0@",
                "t-0-0",
                "-0@0",
                "t@0@0",
                "t-0@-1",
                "t--1@0x",
                "tö-0@0",
                "t t-0@0",
                "t-9999999999@0",
                "t-0@9999999999999999999",
                "somebody@example.com"
            })
    void readsNothingElse(String header) {
        assertThat(Place.parse(header.getBytes(UTF_8))).isNull();
    }

    @Test
    void readsNoTopicLongerThanKafkaAllows() {
        assertThat(Place.parse(("t".repeat(249) + "-0@0").getBytes(UTF_8))).isNotNull();
        assertThat(Place.parse(("t".repeat(250) + "-0@0").getBytes(UTF_8))).isNull();
        assertThat(Place.parse(("t".repeat(100_000) + "-0@0").getBytes(UTF_8))).isNull();
    }

    @Test
    void aHeaderWithoutAValue_isNoPlace() {
        assertThat(Place.parse(null)).isNull();
    }
}
