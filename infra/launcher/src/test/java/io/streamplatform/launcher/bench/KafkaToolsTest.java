package io.streamplatform.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KafkaToolsTest {

    @Test
    void theProducersFigureIsThatOfTheSteadyState() {
        String output =
                """
                Warmup first 200000 records. Steady state results will print after the summary.
                8865 records sent, 1751.3 records/sec (0.43 MB/sec), 2508.2 ms avg latency.
                In steady state.
                400000 records sent, 32637.075718 records/sec (7.94 MB/sec), 4220.07 ms avg.
                200000 steady state records sent, 34578.146611 records/sec (8.41 MB/sec), 3606 ms.
                """;

        assertThat(KafkaTools.producedPerSecond(output)).isEqualTo(34578.146611);
    }

    @Test
    void theConsumersFigureLeavesOutTheTimeToJoinTheGroup() {
        String output =
                """
                start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec,\
                 rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec
                2026-11-20 09:26:32:084, 2026-11-20 09:26:34:726, 24.3187, 9.2047, 100000, \
                37850.1136, 1751, 891, 27.2937, 112233.4456
                """;

        assertThat(KafkaTools.consumedPerSecond(output)).isEqualTo(112233.4456);
    }

    @Test
    void outputWithoutFiguresIsShown() {
        assertThatThrownBy(() -> KafkaTools.producedPerSecond("Connection refused"))
                .hasMessageContaining("Connection refused");
        assertThatThrownBy(() -> KafkaTools.consumedPerSecond("Connection refused"))
                .hasMessageContaining("Connection refused");
    }
}
