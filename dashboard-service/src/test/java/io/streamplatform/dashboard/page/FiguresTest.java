package io.streamplatform.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null,–",
                "0,0",
                "0.04,<0.1",
                "0.4,0.4",
                "5.26,5.3",
                "99.94,99.9",
                "1204.4,'1,204'"
            })
    void aRateKeepsADecimalWhileItMatters(Double rate, String shown) {
        assertThat(Figures.rate(rate)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null,–",
                "0,0 s",
                "0.05,<0.1 s",
                "0.44,0.4 s",
                "12.4,12 s",
                "60,1 min",
                "184,3 min 4 s",
                "7500,2 h 5 min",
                "180000,2 d 2 h"
            })
    void aDurationHasAtMostTwoUnits(Double seconds, String shown) {
        assertThat(Figures.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null,–", "0,0 B", "1023,'1,023 B'", "1536,1.5 KiB", "1073741824,1.0 GiB"})
    void bytesAreInBinaryUnits(Long bytes, String shown) {
        assertThat(Figures.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null,–", "999999,'999,999'", "1234567,1.23 M", "2000000000,2 G"})
    void largeCountsAreShortFromAMillion(Long count, String shown) {
        assertThat(Figures.compact(count)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"0,null,no lag", "5,null,–", "5,30,30 s", "null,null,–"})
    void aTimeToClearIsUnknownUnlessThereIsNothingToClear(Long lag, Double seconds, String shown) {
        assertThat(Figures.clearIn(lag, seconds)).isEqualTo(shown);
    }

    @Test
    void statesAreWords() {
        assertThat(Figures.words("PreparingRebalance")).isEqualTo("preparing rebalance");
        assertThat(Figures.words("NOT_READY")).isEqualTo("not ready");
        assertThat(Figures.words(null)).isEqualTo("unknown");
    }

    @Test
    void replicasThatAreNotInSyncAreNamed() {
        assertThat(Figures.replicas(List.of(2, 1), List.of(1, 2))).isEqualTo("1, 2");
        assertThat(Figures.replicas(List.of(1), List.of(1, 2, 3))).isEqualTo("1; missing 2, 3");
    }

    @Test
    void aSparklineStandsOnZero_andHasAGapWhereAValueIsUnknown() {
        assertThat(Sparkline.line(List.of(0, 10))).isEqualTo("M0.0 21.0 L96.0 1.0");
        assertThat(Sparkline.line(Arrays.asList(10, null, 10, 10)))
                .isEqualTo("M0.0 1.0M64.0 1.0 L96.0 1.0");
        assertThat(Sparkline.line(List.of(1))).isEmpty();
        assertThat(Sparkline.area(List.of(0, 10)))
                .isEqualTo("M0.0 21.0 L0.0 21.0 L96.0 1.0 L96.0 21.0Z");
    }
}
