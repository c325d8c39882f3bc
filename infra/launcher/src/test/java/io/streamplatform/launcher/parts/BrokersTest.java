package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokersTest {

    @Test
    void areOneOrThree() {
        assertThat(Brokers.of(1)).isEqualTo(Brokers.ONE);
        assertThat(Brokers.of(3)).isEqualTo(Brokers.THREE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 4, 5})
    void anotherNumberIsRefused(int count) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Brokers.of(count))
                .withMessageStartingWith("--brokers is " + count + "; set 1, or 3 ");
    }

    @Test
    void areCalledByTheirNodeIds_andOneAloneJustKafka() {
        assertThat(Brokers.ONE.names()).containsExactly("kafka");
        assertThat(Brokers.THREE.names()).containsExactly("kafka-1", "kafka-2", "kafka-3");
    }

    @Test
    void haveTheirPortsInARow_eachSetByAVariableOfItsOwn() {
        assertThat(Brokers.THREE.standardPorts())
                .isEqualTo(
                        List.of(
                                new Port("kafka-1", "KAFKA_PORT", 9092),
                                new Port("kafka-1-controller", "KAFKA_CONTROLLER_PORT", 9093),
                                new Port("kafka-2", "KAFKA_2_PORT", 9094),
                                new Port("kafka-2-controller", "KAFKA_2_CONTROLLER_PORT", 9095),
                                new Port("kafka-3", "KAFKA_3_PORT", 9096),
                                new Port("kafka-3-controller", "KAFKA_3_CONTROLLER_PORT", 9097)));
    }
}
