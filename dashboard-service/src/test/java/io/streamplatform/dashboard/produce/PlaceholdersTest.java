package io.streamplatform.dashboard.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.produce.RecordWords.Filling;
import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PlaceholdersTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text | plain text",
                "{{n}} | 8",
                "{{ n }} | 8",
                "{{n(1000)}} | 1007",
                "a{{n}}b{{n}}c | a8b8c",
                "{{now}} | 2026-01-31T12:00:00.123Z",
                "{{now.millis}} | 1769860800123",
                "{{random.int(5,5)}} | 5",
                "{{random.int(-3,-3)}} | -3",
                "{{random.choice(only)}} | only",
                "{{random.choice({{)}} | {{",
                "{{{n}}} | {8}",
                "{\"n\":{{n}}} | {\"n\":8}",
                "}} and { | }} and {",
            })
    void aTextIsFilledIn(String text, String filled) {
        assertThat(fill(text)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{uuid}} ; [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
                "{{random.int(1,100)}} ; [1-9][0-9]?|100",
                "{{random.int(-9223372036854775808,9223372036854775807)}} ; -?\\d+",
                "{{random.double(0,1)}} ; 0\\.\\d{4}|1\\.0000",
                "{{random.boolean}} ; true|false",
                "{{random.hex(16)}} ; [0-9a-f]{16}",
                "{{random.text(5)}} ; [A-Za-z0-9]{5}",
                "{{random.choice(a, b)}} ; a|b",
                "{{random.email}} ; [a-z.0-9]+@example\\.com",
                "{{random.ip}} ; 10(\\.\\d{1,3}){3}",
            })
    void whatIsRandomIsOfItsKind(String text, String pattern) {
        Placeholders read = Placeholders.in(text, "value");
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            assertThat(read.fill(new Filling(i, NOW, random))).matches(pattern);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{foo}} | line 1, column 1: there is no such placeholder",
                "ab {{uid}} | line 1, column 4: there is no such placeholder",
                "{{n}} {{ | line 1, column 7: it is not closed",
                "{{}} | line 1, column 1: it is no placeholder",
                "{{random.int}} | line 1, column 1: two numbers are wanted",
                "{{random.int(1)}} | line 1, column 1: two numbers are wanted",
                "{{random.int(9,1)}} | line 1, column 1: the smaller number comes first",
                "{{random.int(a,b)}} | line 1, column 1: a number is wanted",
                "{{uuid(1)}} | line 1, column 1: nothing goes between the parentheses",
                "{{random.hex(0)}} | line 1, column 1: give a length",
                "{{random.choice(\"a\")}} | line 1, column 1: a choice holds no quotation marks",
            })
    void whatCannotBeFilledInIsRefusedWithItsPlace(String text, String words) {
        assertThatThrownBy(() -> Placeholders.in(text, "record.value"))
                .isInstanceOfSatisfying(
                        BadParameter.class,
                        refused ->
                                assertThat(refused.getBody().getDetail())
                                        .startsWith("record.value")
                                        .contains(words));
    }

    @Test
    void aPlaceOnALaterLineIsCountedThere() {
        assertThatThrownBy(() -> Placeholders.in("{\n  \"id\": {{foo}}\n}", "record.value"))
                .hasMessageContaining("line 2, column 9");
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyExampleWorks_andStandsInAJsonStringAsItIs(RecordWords.Word word) {
        SplittableRandom random = new SplittableRandom(1);
        String example = word.example().replace(", ", " ");
        for (int i = 0; i < 50; i++) {
            String filled = Placeholders.in(example, "value").fill(new Filling(i, NOW, random));
            assertThat(filled).isNotBlank().doesNotContain("{{");
            assertThat(new JsonMapper().readTree("\"" + filled + "\"").asString())
                    .isEqualTo(filled);
        }
    }

    static Iterable<RecordWords.Word> words() {
        return RecordWords.ALL;
    }

    private static String fill(String text) {
        return Placeholders.in(text, "value").fill(new Filling(7, NOW, new SplittableRandom(1)));
    }
}
