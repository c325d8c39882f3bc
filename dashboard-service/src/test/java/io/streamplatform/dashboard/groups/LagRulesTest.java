package io.streamplatform.dashboard.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagRulesTest {

    @ParameterizedTest(name = "committed {0}, begin {1}, end {2}: {3} ({4})")
    @CsvSource(
            nullValues = "-",
            value = {
                // committed, begin, end, lag, why
                "10, 0, 10, 0, caught up",
                "7,  0, 10, 3, behind",
                "0,  0, 10, 10, nothing read yet but committed",
                "7,  -, 10, 3, begin unknown",
                "3,  5, 10, 5, what retention deleted cannot be read any more",
                "3, 10, 10, 0, all that was not read is deleted",
                "-, 10, 10, 0, nothing committed and nothing to read",
                "-,  0,  0, 0, an empty partition that was never written",
                "-,  0, 10, -, nothing committed: where it will start is its own affair",
                "-,  -, 10, -, nothing known of the begin either",
                "5,  0,  -, -, the end could not be read",
                "-,  0,  -, -, nothing known",
                "12, 0, 10, -, beyond the end: the topic is another one now",
            })
    void lagInRecords(Long committed, Long begin, Long end, Long lag, String why) {
        assertThat(LagRules.behind(committed, begin, end).orNull()).as(why).isEqualTo(lag);
    }

    @Test
    void anUnknownLagSaysWhy() {
        assertThat(LagRules.behind(12L, 0L, 10L).whyUnknown())
                .isEqualTo(
                        "the committed offset 12 lies beyond the end 10: the topic was created anew"
                                + " or truncated");
        assertThat(LagRules.behind(5L, 0L, 10L).whyUnknown()).isNull();
    }

    @Test
    void aTotalIsUnknownAsSoonAsOnePartIs() {
        Lag five = new Lag.Known(5);
        Lag zero = new Lag.Known(0);
        Lag unknown = new Lag.Unknown("not read");
        assertThat(LagRules.total(List.of(five, zero))).isEqualTo(new Lag.Known(5));
        assertThat(LagRules.total(List.of(zero, zero))).isEqualTo(new Lag.Known(0));
        assertThat(LagRules.total(List.of(zero, unknown)).orNull()).isNull();
        assertThat(LagRules.total(List.of(five, unknown)).whyUnknown())
                .isEqualTo("unknown in 1 of 2 partitions");
        assertThat(LagRules.total(List.of()).orNull()).isNull();
        assertThat(LagRules.atLeast(List.of(five, unknown, five))).isEqualTo(10);
    }

    @ParameterizedTest(name = "lag {0}, written at {1}, now {2}: {3} s")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, -, 10000, 0.0",
                "0, 1000, 10000, 0.0",
                "3, 1000, 10000, 9.0",
                "3, -, 10000, -",
                "-, 1000, 10000, -",
                "3, 10500, 10000, 0.0",
            })
    void lagInSeconds(Long lag, Long writtenAt, long now, Double seconds) {
        Lag known = lag == null ? new Lag.Unknown("") : new Lag.Known(lag);
        assertThat(LagRules.secondsBehind(known, writtenAt, now)).isEqualTo(seconds);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', UNKNOWN",
        "5 5 5 5, UNKNOWN",
        "0 0 0 0 0 0, STEADY",
        "0 5 0 5 0 5 0 5, STEADY",
        "1000 1030 990 1010 1020 980, STEADY",
        "0 50 100 150 200 250 300 350, RISING",
        "10 10 10 10 500 500 500 500, RISING",
        "350 300 250 200 150 100 50 0, FALLING",
        "100000 99000 98000 97000 80000 70000 60000 50000, FALLING",
        "3 4 5 6 7 8 9 10, STEADY",
    })
    void trendOfALag(String lags, Trend trend) {
        long[] values =
                lags.isEmpty()
                        ? new long[0]
                        : Arrays.stream(lags.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThat(LagRules.trend(values)).isEqualTo(trend);
    }

    @ParameterizedTest(name = "lag {0}, read {1}/s, written {2}/s: cleared in {3} s")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 0, 5, 0.0",
                "100, 20, 10, 10.0",
                "100, 10, 10, -",
                "100, 5, 10, -",
                "100, -, 10, -",
                "100, 10, -, -",
                "-, 10, 5, -",
            })
    void timeToClear(Long lag, Double consumeRate, Double produceRate, Double seconds) {
        Lag known = lag == null ? new Lag.Unknown("") : new Lag.Known(lag);
        assertThat(LagRules.clearInSeconds(known, consumeRate, produceRate)).isEqualTo(seconds);
    }
}
