package io.streamplatform.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    @ParameterizedTest
    @CsvSource({"15, '15'", "0.6, '0.60'", "12.345, '12.3'", "123.4, '123'", "351234.6, '351,235'"})
    void numbersAreAsShortAsIsTrue(double number, String text) {
        assertThat(Figure.number(number)).isEqualTo(text);
    }

    @Test
    void anAimIsMetOnItsOwnSideAndAtItsValue() {
        assertThat(Aim.atMost(15).isMetBy(15)).isTrue();
        assertThat(Aim.atMost(15).isMetBy(15.1)).isFalse();
        assertThat(Aim.atLeast(0.6).isMetBy(0.6)).isTrue();
        assertThat(Aim.atLeast(0.6).isMetBy(0.59)).isFalse();
        assertThat(Aim.atLeast(0.6).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void anExactAimIsMissedOnEitherSide() {
        assertThat(Aim.exactly(0).isMetBy(0)).isTrue();
        assertThat(Aim.exactly(0).isMetBy(1)).isFalse();
        assertThat(Aim.exactly(0).isMetBy(-1)).isFalse();
        assertThat(Aim.exactly(0).text()).isEqualTo("exactly 0");
    }

    @Test
    void theAimStandsBesideTheFigure_andWhetherItIsMet() {
        var machine = new Machine("A processor", 2, 4L << 30, "Linux", "A JVM", 0.5);
        var report =
                new Report(
                        Instant.EPOCH,
                        machine,
                        List.of(
                                Figure.of("start", "first record", 7.25, "s").with(Aim.atMost(15)),
                                Figure.of("analytics", "ratio", 0.5, "").with(Aim.atLeast(0.6)),
                                Figure.of("analytics", "reference", 80000, "records/s")));

        assertThat(report.text())
                .contains("A processor, 2 cores")
                .containsPattern("first record +7.25 s +aim: at most 15 +met")
                .containsPattern("ratio +0.50 +aim: at least 0.60 +NOT MET")
                .containsPattern("reference +80,000 records/s\n");
    }
}
