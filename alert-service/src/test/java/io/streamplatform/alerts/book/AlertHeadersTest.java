package io.streamplatform.alerts.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.alerts.rules.Draft.Change;
import io.streamplatform.alerts.rules.SourcePartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside an alert, there and back. */
class AlertHeadersTest {

    @Test
    void areReadAsTheyWereWritten() {
        AlertHeaders headers =
                new AlertHeaders(
                        new SourcePartition("application-logs", 1), 42, Change.FIRED, "me");

        assertThat(AlertHeaders.read(headers.asHeaders())).isEqualTo(headers);
    }

    @Test
    void mayBeMissing() {
        assertThat(AlertHeaders.read(new RecordHeaders()))
                .isEqualTo(new AlertHeaders(null, -1, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application-logs",
                "application-logs-1",
                "-1@2",
                "x-1@99999999999999999999"
            })
    void nonsenseIsNoSource(String text) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(AlertHeaders.SOURCE, text.getBytes(UTF_8));
        headers.add(AlertHeaders.CHANGE, text.getBytes(UTF_8));

        assertThat(AlertHeaders.read(headers).source()).isNull();
        assertThat(AlertHeaders.read(headers).change()).isNull();
    }
}
