package io.streamplatform.dashboard.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedleTest {

    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, xabcx, true",
        "abc, xxab, false",
        "aab, aaab, true",
        "abab, abacabab, true",
        "a, '', false",
        "a, a, true",
        "ü, xüx, true",
        "longer, long, false",
        "Abc, abc, false",
    })
    void aTextIsFoundWhereItIs(String text, String in, boolean found) {
        assertThat(new Needle.Text(text).isIn(in.getBytes(UTF_8))).isEqualTo(found);
    }

    @Test
    void itFindsWhatStringFinds() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5_000; i++) {
            String text = letters(random, 1 + random.nextInt(4));
            String in = letters(random, random.nextInt(20));
            assertThat(new Needle.Text(text).isIn(in.getBytes(UTF_8)))
                    .as("'%s' in '%s'", text, in)
                    .isEqualTo(in.contains(text));
        }
    }

    private static String letters(SplittableRandom random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(2)));
        }
        return letters.toString();
    }
}
