package io.streamplatform.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.likes.Like;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.metrics.SystemMetric;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What does not fit its contract is refused, with a reason that names the field. */
class UnreadableRecordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user-events/click        | \"schemaVersion\": 1 | \"schemaVersion\": 2 |"
                        + " schemaVersion must be 1 to 1, but is 2",
                "user-events/click        | \"element\"          | \"other\"            | element"
                        + " is missing",
                "user-events/click        | \"user-0042\"        | \" \"                | userId"
                        + " must not be blank",
                "user-events/click        | \"user-0042\"        | {}                   | userId",
                "user-events/click        | CLICK                | TELEPORT             | TELEPORT",
                "user-events/click        | 2026-11-20T          | yesterday            | time",
                "user-events/search       | 17                   | -1                   | results"
                        + " must be 0 to 2147483647, but is -1",
                "user-events/search       | 17                   | 17.5                 | results",
                "user-events/search       | 17                   | null                 | results",
                "user-events/search       | 17                   | \"17\"               | results",
                "user-events/search       | \"results\"          | \"other\"            | results",
                "user-events/add-to-cart  | EUR                  | XXQ                  | currency",
                "user-events/add-to-cart  | : 2                  | : 0                  | quantity"
                        + " must be 1 to 10000, but is 0",
                "user-events/purchase     | 11230                | 11231                | total"
                        + " must be the sum of the lines, 11230",
                "application-logs/error   | 4bf92f35             | 4BF92F35             | traceId"
                        + " must be 32 lower-case hex digits",
                "application-logs/error   | \"spanId\"           | \"other\"            | spanId is"
                        + " missing",
                "application-logs/info    | INFO                 | ERROR                | traceId"
                        + " is missing",
                "application-logs/info    | INFO                 | LOUD                 | LOUD",
                "system-metrics/cpu       | 37.5                 | 137.5                |"
                        + " usagePercent must be 0.0 to 100.0, but is 137.5",
                "system-metrics/cpu       | 37.5                 | \"NaN\"              |"
                        + " usagePercent",
                "system-metrics/memory    | 12884901888          | 99999999999          | usedBytes"
                        + " must be 0 to 17179869184",
                "likes/like               | 1042                 | 0                    | order"
                        + " must be 1 to 9223372036854775807, but is 0",
                "likes/like               | 1042                 | null                 | order",
                "likes/like               | clicked_at           | clickedAt            |"
                        + " clicked_at is missing",
                "likes/like               | 10:15:30.123         | 11:15:30.123         | ts_ms"
                        + " must be the moment of clicked_at, 1795169730123, but is 1795166130123",
                "likes/like               | ts_ms                | tsMs                 | ts_ms",
                "likes/like               | 1795166130123        | 0                    | ts_ms"
                        + " must be the moment of clicked_at",
            })
    void aSampleWithOneFaultIsRefusedForIt(
            String sample, String part, String fault, String reason) {
        String text = new String(GoldenSamples.bytes(sample), UTF_8);
        assertThat(text).contains(part);

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> read(sample, text.replaceFirst(part, fault)))
                .withMessageContaining(reason);
        assertThatExceptionOfType(UnreadableRecordException.class)
                .as("of JSON that was parsed before")
                .isThrownBy(() -> readTree(sample, text.replaceFirst(part, fault)))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ not json | not JSON",
                "`` | not",
                "null | the JSON is null",
                "[] | not a UserEvent",
                "\"text\" | not a UserEvent",
                "{} | type",
                "{}{} | type"
            })
    void whatIsNoEventAtAllIsRefused(String text, String reason) {
        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> read("user-events/click", text))
                .withMessageContaining(reason);
    }

    @Test
    void aTombstoneIsRefused() {
        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> JsonFormat.of(UserEvent.class).read((byte[]) null))
                .withMessageContaining("the value is null");
    }

    @Test
    void fiveMegabytesOfNoiseAreRefusedWithAShortReason() {
        byte[] noise = new byte[5 * 1024 * 1024];
        Arrays.fill(noise, (byte) 0xfe);

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> JsonFormat.of(UserEvent.class).read(noise))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }

    @Test
    void aFieldThatThisReaderDoesNotKnowIsSkipped() {
        String text = new String(GoldenSamples.bytes("user-events/click"), UTF_8);

        UserEvent event =
                read("user-events/click", text.replaceFirst("\\{", "{\"added\": {\"later\": 1},"));

        assertThat(event.kind()).isEqualTo(UserEvent.Kind.CLICK);
    }

    @SuppressWarnings("unchecked")
    private static <T> T read(String sample, String text) {
        return (T) formatOf(sample).read(text.getBytes(UTF_8));
    }

    private static Object readTree(String sample, String text) {
        return formatOf(sample).read(JsonMapper.shared().readTree(text));
    }

    private static JsonFormat<?> formatOf(String sample) {
        return switch (sample.substring(0, sample.indexOf('/'))) {
            case "user-events" -> JsonFormat.of(UserEvent.class);
            case "application-logs" -> JsonFormat.of(ApplicationLog.class);
            case "likes" -> JsonFormat.of(Like.class);
            default -> JsonFormat.of(SystemMetric.class);
        };
    }

    /**
     * Zeros look like text of four bytes a character to a JSON parser, which then fails otherwise.
     */
    @ParameterizedTest
    @CsvSource({"00", "0000000000", "00000000000000000000", "0000000001480250", "0000feff00110000"})
    void bytesThatLookLikeWiderTextAreRefusedLikeOthers(String hex) {
        byte[] value = HexFormat.of().parseHex(hex);

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> JsonFormat.of(UserEvent.class).read(value))
                .withMessageStartingWith("not JSON: ");
    }
}
