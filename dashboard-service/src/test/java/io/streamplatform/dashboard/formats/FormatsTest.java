package io.streamplatform.dashboard.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.formats.RecordFormat.Source;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private final Formats formats =
            new Formats(
                    new AutoFormat(RecordSchemas.ofNoRegistry()),
                    List.of(
                            new TextFormats().jsonFormat(),
                            new TextFormats().textFormat(),
                            new FixedFormats().intFormat(),
                            new FixedFormats().longFormat(),
                            new FixedFormats().shortFormat(),
                            new FixedFormats().floatFormat(),
                            new FixedFormats().doubleFormat(),
                            new FixedFormats().uuidFormat(),
                            new ByteFormats().hexFormat(),
                            new ByteFormats().base64Format()));

    @ParameterizedTest(name = "{0} of {1} is {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "auto | 7b2261223a317d | {\"a\":1} | JSON",
                "auto | 6f6b | ok | TEXT",
                "auto | 00ff | 00ff | BINARY",
                "json | 3432 | 42 | JSON",
                "json | 7b7d7b7d | | problem",
                "json | ff | | problem",
                "text | 6fff6b | o\uFFFDk | TEXT",
                "int | 7fffffff | 2147483647 | INT",
                "int | ffffffff | -1 | INT",
                "int | 010203 | | problem",
                "long | 7fffffffffffffff | 9223372036854775807 | LONG",
                "long | 8000000000000000 | -9223372036854775808 | LONG",
                "long | 00000001 | | problem",
                "short | ffff | -1 | SHORT",
                "float | 3fc00000 | 1.5 | FLOAT",
                "double | 7ff8000000000000 | NaN | DOUBLE",
                "uuid | 00112233445566778899aabbccddeeff | 00112233-4455-6677-8899-aabbccddeeff |"
                        + " UUID",
                "uuid | 0011 | | problem",
                "hex | 00ff10 | 00ff10 | HEX",
                "base64 | 00ff10 | AP8Q | BASE64",
            })
    void decodes(String format, String hex, @Nullable String text, String kind) {
        Decoded decoded =
                formats.named("valueFormat", format, RecordFormat.Use.VALUE)
                        .decode(source(HexFormat.of().parseHex(hex)), 1_000);
        if (kind.equals("problem")) {
            assertThat(decoded.text()).isNull();
            assertThat(decoded.problem()).isNotBlank();
        } else {
            assertThat(decoded.problem()).isNull();
            assertThat(decoded.text()).isEqualTo(text);
            assertThat(decoded.kind()).isEqualTo(kind);
            assertThat(decoded.cut()).isFalse();
        }
    }

    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource({
        "text, k, 6b",
        "int, 258, 00000102",
        "long, -1, ffffffffffffffff",
        "hex, 00 FF, 00ff",
        "base64, AP8Q, 00ff10",
        "int, 2147483648, ",
        "int, one, ",
        "hex, xyz, ",
        "base64, '*', ",
        "uuid, nobody, ",
    })
    void encodesWhatIsLookedFor(String format, String text, @Nullable String hex) {
        byte[] bytes = formats.named("keyFormat", format, RecordFormat.Use.KEY).encode(text);
        assertThat(bytes == null ? null : HexFormat.of().formatHex(bytes)).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"auto", "json", "text", "hex", "base64"})
    void tenMegabytesAreCut(String format) {
        byte[] large = new byte[10_000_000];
        Arrays.fill(large, (byte) 'x');
        System.arraycopy("{\"a\":\"".getBytes(UTF_8), 0, large, 0, 6);
        Decoded decoded =
                formats.named("valueFormat", format, RecordFormat.Use.VALUE)
                        .decode(source(large), 1_000);
        assertThat(decoded.cut()).isTrue();
        assertThat(decoded.text()).hasSizeBetween(900, 1_000);
    }

    private static Source source(byte[] bytes) {
        return new Source("t", false, new RecordHeaders(), bytes);
    }
}
