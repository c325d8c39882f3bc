package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.formats.AutoFormat;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordViewTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | JSON",
                "[1,2]    | JSON",
                "  {\"deep\":{\"er\":[{}]}} | JSON",
                "{\"a\":1} {\"b\":2} | TEXT",
                "{not json} | TEXT",
                "{\"a\":1  | TEXT",
                "plain     | TEXT",
                "42        | TEXT",
                "[INFO] started | TEXT",
                "<script>alert(1)</script> | TEXT",
                "grün 漢字 😀 | TEXT",
            })
    void formatOfText(String value, String format) {
        ShownRecord shown = show(value.getBytes(UTF_8), 1_000);
        assertThat(shown.valueFormat()).isEqualTo(format);
        assertThat(shown.value()).isEqualTo(value);
        assertThat(shown.truncated()).isFalse();
    }

    @Test
    void numbersOf64BitsAndMoreStayAsTheyWereWritten() {
        String value =
                "{\"id\":9223372036854775807,\"n\":123456789012345678901234567890,\"f\":0.1000}";
        assertThat(show(value.getBytes(UTF_8), 1_000).value()).isEqualTo(value);
    }

    @Test
    void bytesThatAreNoTextAreHex() {
        ShownRecord shown = show(new byte[] {0, 0, 0, 5, (byte) 0xff}, 1_000);
        assertThat(shown.valueFormat()).isEqualTo("BINARY");
        assertThat(shown.value()).isEqualTo("00000005ff");
    }

    @Test
    void noValueIsATombstone_andNoKeyIsNone() {
        ShownRecord shown = show(null, 1_000);
        assertThat(shown.value()).isNull();
        assertThat(shown.valueFormat()).isEqualTo(ShownRecord.TOMBSTONE);
        assertThat(shown.key()).isNull();
        assertThat(shown.keyFormat()).isEqualTo(ShownRecord.NONE);
    }

    @Test
    void anEmptyValueIsNoTombstone() {
        ShownRecord shown = show(new byte[0], 1_000);
        assertThat(shown.value()).isEmpty();
        assertThat(shown.valueFormat()).isEqualTo("TEXT");
    }

    @Test
    void aLongValueIsCut_neverWithinACharacter() {
        byte[] bytes = "ä".repeat(1_000).getBytes(UTF_8);
        ShownRecord shown = show(bytes, 101);
        assertThat(shown.truncated()).isTrue();
        assertThat(shown.value()).isEqualTo("ä".repeat(50));
        assertThat(shown.valueSize()).isEqualTo(2_000);
    }

    @Test
    void longBinaryIsCutToWhatAListMayHold() {
        ShownRecord shown = show(new byte[10_000_000], 64 * 1024);
        assertThat(shown.value()).hasSize(64 * 1024);
        assertThat(shown.truncated()).isTrue();
    }

    @Test
    void jsonNestedDeeperThanAnyStackIsLookedAtWithoutHarm() {
        String deep = "[".repeat(100_000);
        assertThat(show(deep.getBytes(UTF_8), 1_000_000).valueFormat()).isEqualTo("TEXT");
    }

    private static ShownRecord show(byte[] value, int limit) {
        RecordView view =
                RecordView.automatic(AutoFormat.atOnce(RecordSchemas.ofNoRegistry()), limit);
        return view.show(
                new ConsumerRecord<>(
                        "topic",
                        0,
                        7,
                        1_700_000_000_000L,
                        TimestampType.CREATE_TIME,
                        -1,
                        value == null ? -1 : value.length,
                        null,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
    }
}
