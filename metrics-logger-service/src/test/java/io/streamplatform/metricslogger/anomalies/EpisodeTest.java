package io.streamplatform.metricslogger.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeTest {
    /** One verdict every 10 s: . good, w warning, c critical; told ones are marked with x. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    too short,            ww.ww.ww,     --------
                    begins with three,    www,          --x
                    repeats after 30 s,   wwwwwwwwww,   --x--x--x-
                    worsens at once,      wwwcwwww,     --xx--x-
                    no news on easing,    cccww,        --x--
                    a dip does not end,   www.ww,       --x--x
                    two dips do not end,  www..w,       --x--x
                    three good ones do,   www...www,    --x-----x
                    """)
    void tellsWhatIsNews(String what, String verdicts, String told) {
        Episode episode = new Episode(3, Duration.ofSeconds(30));
        StringBuilder heard = new StringBuilder();
        Instant time = Instant.EPOCH;
        for (char verdict : verdicts.toCharArray()) {
            Severity severity =
                    switch (verdict) {
                        case 'w' -> Severity.WARNING;
                        case 'c' -> Severity.CRITICAL;
                        default -> null;
                    };
            heard.append(episode.tells(time, severity) ? 'x' : '-');
            time = time.plusSeconds(10);
        }
        assertThat(heard).as(what).hasToString(told);
    }
}
