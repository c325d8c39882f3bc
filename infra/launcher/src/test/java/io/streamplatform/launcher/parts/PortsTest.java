package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void haveStandardNumbers() {
        assertThat(Ports.of(Brokers.ONE, Map.of(), Map.of()).all())
                .extracting(Port::number)
                .startsWith(9092, 9093, 8080, 8081, 8091, 8092, 8093, 8094, 8095, 8096, 5001)
                .endsWith(5011, 5012, 5013)
                .doesNotHaveDuplicates()
                .hasSize(23);
    }

    @Test
    void areThoseOfEachBroker() {
        Ports ports = Ports.of(Brokers.THREE, Map.of("KAFKA_2_PORT", "19094"), Map.of());

        assertThat(ports.of("kafka-1").number()).isEqualTo(9092);
        assertThat(ports.of("kafka-2").number()).isEqualTo(19094);
        assertThat(ports.of("kafka-3-controller").number()).isEqualTo(9097);
        assertThat(ports.all()).extracting(Port::number).doesNotHaveDuplicates().hasSize(27);
    }

    @Test
    void areSetByTheEnvironment() {
        Ports ports = Ports.of(Brokers.ONE, Map.of("DASHBOARD_PORT", " 18080 "), Map.of());

        assertThat(ports.of("dashboard").number()).isEqualTo(18080);
        assertThat(ports.of("alert").number()).isEqualTo(8095);
    }

    @Test
    void anOptionCountsForMoreThanTheEnvironment() {
        Ports ports =
                Ports.of(
                        Brokers.ONE, Map.of("DASHBOARD_PORT", "18080"), Map.of("dashboard", 28080));

        assertThat(ports.of("dashboard").number()).isEqualTo(28080);
    }

    @Test
    void anEmptyVariableIsAsGoodAsNone() {
        assertThat(Ports.of(Brokers.ONE, Map.of("KAFKA_PORT", ""), Map.of()).of("kafka").number())
                .isEqualTo(9092);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "65536", "80 80", "99999999999"})
    void refuseWhatIsNoPort_namingTheVariableAndItsValue(String value) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Ports.of(Brokers.ONE, Map.of("ALERT_PORT", value), Map.of()))
                .withMessage("ALERT_PORT is '" + value + "'; set a port from 1 to 65535.");
    }

    @Test
    void tellEveryProblemAtOnce() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() ->
                        Ports.of(
                                Brokers.ONE,
                                Map.of("ALERT_PORT", "a", "KAFKA_PORT", "b"),
                                Map.of("nobody", 1)))
                .withMessageContaining("ALERT_PORT is 'a'")
                .withMessageContaining("KAFKA_PORT is 'b'")
                .withMessageContaining("No port is called 'nobody'; there are [kafka,");
    }
}
