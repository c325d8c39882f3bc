package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMatchTest {

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "needle, a needle in hay, true",
        "needle, NEEDLE, true",
        "NeEdLe, needle, true",
        "needle, needl, false",
        "needle, needlneedle, true",
        "aab, aaab, true",
        "ü, Grün, true",
        "Ü, grün, false",
        "x, '', false",
    })
    void isFoundInRawBytes(String text, String value, boolean found) {
        assertThat(new TextMatch(text).isIn(value.getBytes(UTF_8))).isEqualTo(found);
    }
}
