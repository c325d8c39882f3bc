package io.streamplatform.contracts.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p0/totals",
                "p12/minutes/2026-11-20T09:15:00Z",
                "p1/top-searches/a/b %2F ü",
                "p2/sessions/user-0042/session-7f3a"
            })
    void aKeyIsReadAndWrittenBackTheSame(String text) {
        assertThat(AggregateKey.parse(text).text()).isEqualTo(text);
    }

    @Test
    void aKeyTellsItsParts() {
        assertThat(AggregateKey.parse("p4/minutes/2026-11-20T09:15:00Z"))
                .isEqualTo(
                        AggregateKey.of(
                                4,
                                AggregateSubject.MINUTE_COUNTS,
                                Instant.parse("2026-11-20T09:15:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "p", "p0", "p/totals", "0/totals", "px/totals", "p-1/totals", "p0/x"})
    void whatIsNoKeyIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AggregateKey.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"user,session", "a/b,c", "a,b/c", "%2F,%25", "/,%", "ü,é"})
    void joinedIdentifiersComeApartAgain_whateverTheirCharacters(String first, String second) {
        assertThat(AggregateKey.parts(AggregateKey.join(first, second)))
                .containsExactly(first, second);
    }

    @Test
    void differentIdentifiersNeverMakeTheSameName() {
        assertThat(AggregateKey.join("a/b", "c")).isNotEqualTo(AggregateKey.join("a", "b/c"));
    }

    @Test
    void allAggregatesOfAPartitionAreInOnePartitionOfTheTopic() {
        assertThat(AggregateKey.parse("p4/totals").topicPartition())
                .isEqualTo(AggregateKey.parse("p4/top-pages/x").topicPartition())
                .isEqualTo(1);
    }
}
