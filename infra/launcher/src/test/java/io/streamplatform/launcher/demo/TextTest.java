package io.streamplatform.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void linesBreakBetweenWords() {
        assertThat(Text.wrapped("one two three four", 9))
                .containsExactly("one two", "three", "four");
        assertThat(Text.wrapped("incomprehensibilities yes", 9))
                .containsExactly("incomprehensibilities", "yes");
        assertThat(Text.wrapped("", 9)).containsExactly("");
    }

    @Test
    void numbersStandToTheRightAndTextToTheLeft() {
        List<String> lines =
                Text.table(
                        List.of(
                                List.of("offset", "key"),
                                List.of("7", "alice"),
                                List.of("1234567", "b")),
                        40,
                        "~");

        assertThat(lines).containsExactly(" offset  key", "      7  alice", "1234567  b");
    }

    @Test
    void whatIsTooWideIsCut_andSeenToBe() {
        assertThat(Text.table(List.of(List.of("value"), List.of("abcdefghij")), 8, "~"))
                .containsExactly("value", "abcdefg~");
    }

    @Test
    void aFigureIsWrittenTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Text.decimal(12.34)).isEqualTo("12.3");
        } finally {
            Locale.setDefault(before);
        }
    }
}
