package io.streamplatform.dashboard.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.common.serialization.DoubleSerializer;
import org.apache.kafka.common.serialization.FloatSerializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.ShortSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.serialization.UUIDSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldFormatTest {

    @Test
    void theBytesAreThoseOfKafkasSerializers() {
        assertThat(bytes("text", "ü🚀")).isEqualTo(new StringSerializer().serialize("t", "ü🚀"));
        assertThat(bytes("short", " -7 "))
                .isEqualTo(new ShortSerializer().serialize("t", (short) -7));
        assertThat(bytes("int", "70000")).isEqualTo(new IntegerSerializer().serialize("t", 70000));
        assertThat(bytes("long", "9007199254740993"))
                .isEqualTo(new LongSerializer().serialize("t", 9007199254740993L));
        assertThat(bytes("float", "0.25")).isEqualTo(new FloatSerializer().serialize("t", 0.25f));
        assertThat(bytes("double", "-1e9")).isEqualTo(new DoubleSerializer().serialize("t", -1e9));
        String uuid = "2F1C1B0E-6F0B-4A57-9D5C-0C8D1F6F2F11";
        assertThat(bytes("uuid", uuid))
                .isEqualTo(new UUIDSerializer().serialize("t", UUID.fromString(uuid)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hex | 00 ff 1A | 00ff1a",
                "hex | '' | ''",
                "base64 | AP8a | 00ff1a",
                "base64 | _-8= | ffef",
                "base64 | '' | ''",
                "json | '{\"n\": 12345678901234567890.10}' |"
                        + " 7b226e223a2031323334353637383930313233343536373839302e31307d",
                "json | ' [1] ' | 205b315d20",
            })
    void bytesAreGivenAsTheyAre(String format, String text, String hex) {
        assertThat(HexFormat.of().formatHex(bytes(format, text))).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short | 32768 | from -32768 to 32767",
                "int | 2147483648 | from -2147483648 to 2147483647",
                "long | 9223372036854775808 | whole number",
                "long | 1.5 | whole number",
                "double | much | number such as",
                "uuid | 1-1-1-1-1 | UUID such as",
                "hex | 0 | pairs of hexadecimal",
                "hex | zz | pairs of hexadecimal",
                "base64 | *** | base64 such as",
                "json | '{\"a\":}' | line 1, column",
                "json | '{} {}' | second JSON document",
                "json | '' | it is empty",
            })
    void whatCannotBeThatIsRefusedWithARemedy(String format, String text, String words) {
        assertThatThrownBy(() -> bytes(format, text))
                .isInstanceOfSatisfying(
                        BadParameter.class,
                        refused ->
                                assertThat(refused.getBody().getDetail())
                                        .startsWith("f")
                                        .contains(words));
    }

    private static byte[] bytes(String format, String text) {
        return FieldFormat.named(format, "fFormat").bytes(text, "f");
    }
}
