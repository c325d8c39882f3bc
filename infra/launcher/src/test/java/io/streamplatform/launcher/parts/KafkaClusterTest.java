package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClusterTest {

    @TempDir private Path state;

    @Test
    void anEmptyStateFolderGetsOneBroker_orWhatIsAskedFor() throws IOException {
        assertThat(KafkaCluster.keptIn(state)).isEmpty();
        assertThat(KafkaCluster.choose(state, Optional.empty())).isEqualTo(Brokers.ONE);
        assertThat(KafkaCluster.choose(state, Optional.of(Brokers.THREE))).isEqualTo(Brokers.THREE);
    }

    @Test
    void theNumberIsKept_andAnotherIsRefusedOnceThereIsData() throws IOException {
        new KafkaCluster(state, Brokers.THREE).keep();
        format(2, "any");

        assertThat(KafkaCluster.choose(state, Optional.empty())).isEqualTo(Brokers.THREE);
        assertThat(KafkaCluster.choose(state, Optional.of(Brokers.THREE))).isEqualTo(Brokers.THREE);
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> KafkaCluster.choose(state, Optional.of(Brokers.ONE)))
                .withMessageStartingWith(
                        "--brokers is 1, but the data in "
                                + state.resolve("kafka")
                                + " is that of 3")
                .withMessageContaining("./platform clean")
                .withMessageContaining("--state-dir");
    }

    @Test
    void aNumberWithoutDataBindsNobody() throws IOException {
        new KafkaCluster(state, Brokers.THREE).keep();

        assertThat(KafkaCluster.choose(state, Optional.of(Brokers.ONE))).isEqualTo(Brokers.ONE);
        new KafkaCluster(state, Brokers.ONE).keep();

        assertThat(KafkaCluster.keptIn(state)).hasValue(Brokers.ONE);
    }

    @Test
    void dataOfBeforeThereWereThreeIsThatOfOneBroker_andKeepsItsIdentity() throws IOException {
        format(1, "MkU3OEVBNTcwNTJENDM2Qg");

        assertThat(KafkaCluster.keptIn(state)).hasValue(Brokers.ONE);
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> KafkaCluster.choose(state, Optional.of(Brokers.THREE)))
                .withMessageContaining("--brokers is 3, but the data in");
        assertThat(new KafkaCluster(state, Brokers.ONE).id()).isEqualTo("MkU3OEVBNTcwNTJENDM2Qg");
    }

    @Test
    void itsIdentityIsMadeOnce() throws IOException {
        String id = new KafkaCluster(state, Brokers.THREE).id();

        assertThat(id).hasSize(22).doesNotStartWith("-");
        assertThat(new KafkaCluster(state, Brokers.THREE).id()).isEqualTo(id);
        assertThat(new KafkaCluster(state.resolve("other"), Brokers.THREE).id()).isNotEqualTo(id);
    }

    /** As Kafka's own tool leaves a data folder behind. */
    private void format(int broker, String clusterId) throws IOException {
        Path data =
                Files.createDirectories(state.resolve("kafka/broker-" + broker).resolve("data"));
        Files.writeString(
                data.resolve("meta.properties"),
                "#\nnode.id=" + broker + "\nversion=1\ncluster.id=" + clusterId + "\n");
    }
}
