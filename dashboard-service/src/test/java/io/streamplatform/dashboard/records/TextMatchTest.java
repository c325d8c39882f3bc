package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

    @Test
    void findsWhatComparingEveryPlaceFinds() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 1 + random.nextInt(5));
            String value = letters(random, random.nextInt(40));
            assertThat(new TextMatch(text).isIn(value.getBytes(UTF_8)))
                    .as("%s in %s", text, value)
                    .isEqualTo(
                            value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void textsLongerThanTheLongestSkipAreFound() {
        String text = "ab".repeat(200) + "c";
        assertThat(new TextMatch(text).isIn(("xyz" + text + "xyz").getBytes(UTF_8))).isTrue();
        assertThat(new TextMatch(text).isIn("ab".repeat(500).getBytes(UTF_8))).isFalse();
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append("aAbBcü".charAt(random.nextInt(6)));
        }
        return letters.toString();
    }
}
