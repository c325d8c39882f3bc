package io.streamplatform.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.launcher.demo.Addresses.Place;
import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.parts.InvalidSettingException;
import io.streamplatform.launcher.run.PartStatus;
import io.streamplatform.launcher.run.Phase;
import io.streamplatform.launcher.run.PlatformStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static final PlatformStatus RUNNING =
            new PlatformStatus(
                    PlatformStatus.State.RUNNING,
                    "/state",
                    1L,
                    null,
                    "http://localhost:7080",
                    "127.0.0.1:7092,127.0.0.1:7094",
                    null,
                    true,
                    null,
                    "PSS",
                    List.of(part("dashboard", 7080), part("event-producer", 7081)),
                    List.of());

    private static PartStatus part(String name, int port) {
        return new PartStatus(
                name,
                "SERVICE",
                Phase.RUNNING,
                1L,
                port,
                "http://127.0.0.1:" + port,
                Health.State.READY,
                "",
                null,
                null,
                null,
                null,
                "");
    }

    @Test
    void withoutAnythingTheStandardPorts() {
        Addresses addresses = new Addresses(Map.of(), Map.of(), null);

        assertThat(addresses.of(Place.DASHBOARD)).isEqualTo("http://127.0.0.1:8080");
        assertThat(addresses.of(Place.DASHBOARD_LINK)).isEqualTo("http://127.0.0.1:8080");
        assertThat(addresses.of(Place.LOG_PRODUCER)).isEqualTo("http://127.0.0.1:8092");
        assertThat(addresses.of(Place.KAFKA)).isEqualTo("127.0.0.1:9092");
    }

    @Test
    void elseThePortsAsTheyAreSet() {
        Addresses addresses =
                new Addresses(
                        Map.of(), Map.of("DASHBOARD_PORT", "7777", "KAFKA_PORT", "7778"), null);

        assertThat(addresses.of(Place.DASHBOARD)).isEqualTo("http://127.0.0.1:7777");
        assertThat(addresses.dashboardPort()).isEqualTo(7777);
        assertThat(addresses.of(Place.KAFKA)).isEqualTo("127.0.0.1:7778");
    }

    @Test
    void whatALauncherRunsComesBeforeThose() {
        Addresses addresses = new Addresses(Map.of(), Map.of("DASHBOARD_PORT", "7777"), RUNNING);

        assertThat(addresses.of(Place.DASHBOARD)).isEqualTo("http://127.0.0.1:7080");
        assertThat(addresses.of(Place.DASHBOARD_LINK)).isEqualTo("http://localhost:7080");
        assertThat(addresses.of(Place.EVENT_PRODUCER)).isEqualTo("http://127.0.0.1:7081");
        assertThat(addresses.of(Place.KAFKA)).isEqualTo("127.0.0.1:7092,127.0.0.1:7094");
    }

    @Test
    void theEnvironmentComesBeforeThat_andTheCommandLineBeforeAll() {
        Map<String, String> environment =
                Map.of(
                        "DASHBOARD_URL", "http://dashboard:8080/",
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
        Addresses addresses =
                new Addresses(Map.of(Place.KAFKA, "elsewhere:1"), environment, RUNNING);

        assertThat(addresses.of(Place.DASHBOARD)).isEqualTo("http://dashboard:8080");
        assertThat(addresses.of(Place.KAFKA)).isEqualTo("elsewhere:1");
    }

    @Test
    void whatIsNoAddressIsRefusedWithAnExample() {
        Addresses addresses = new Addresses(Map.of(Place.DASHBOARD, "8080"), Map.of(), null);

        assertThatThrownBy(() -> addresses.of(Place.DASHBOARD))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DASHBOARD_URL is '8080'; set an address like http://127.0.0.1:8080.");
    }

    @Test
    void aPortThatIsNotNamedIsTheOneOfTheProtocol() {
        assertThat(
                        new Addresses(
                                        Map.of(Place.DASHBOARD, "https://streams.example.org"),
                                        Map.of(),
                                        null)
                                .dashboardPort())
                .isEqualTo(443);
    }
}
