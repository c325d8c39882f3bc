package io.streamplatform.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindSettingTest {
    @ParameterizedTest
    @CsvSource({
        "container,          , CONTAINER",
        "embedded,  container, EMBEDDED",
        "auto,      container, CONTAINER",
        "auto,               , AUTO",
        "' ',        Embedded, EMBEDDED",
        ",          container, CONTAINER",
        ",                   , AUTO",
    })
    void thePropertyWinsOverTheEnvironment(String property, String variable, KindSetting setting) {
        Properties properties = new Properties();
        if (property != null) {
            properties.setProperty("platform.test.kafka", property);
        }
        Map<String, String> environment =
                variable == null ? Map.of() : Map.of("PLATFORM_TEST_KAFKA", variable);

        assertThat(KindSetting.of(properties, environment)).isEqualTo(setting);
    }

    @Test
    void anythingElseIsRefusedWithTheValuesThatThereAre() {
        assertThatThrownBy(() ->
                        KindSetting.of(new Properties(), Map.of("PLATFORM_TEST_KAFKA", "podman")))
                .hasMessage(
                        "platform.test.kafka (or PLATFORM_TEST_KAFKA) is 'podman';"
                                + " set it to container, embedded or auto");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTAINER, true, CONTAINER",
        "AUTO,      true, CONTAINER",
        "AUTO,     false, EMBEDDED",
        "EMBEDDED,  true, EMBEDDED",
        "EMBEDDED, false, EMBEDDED",
    })
    void aContainerIsTakenWhereThereCanBeOne(KindSetting setting, boolean docker, BrokerKind kind) {
        assertThat(setting.choose(() -> docker ? Optional.empty() : Optional.of("none")))
                .isEqualTo(kind);
    }

    @Test
    void aContainerThatIsAskedForAndCannotBeHadIsToldWithTheRemedy() {
        assertThatThrownBy(() ->
                        KindSetting.CONTAINER.choose(() -> Optional.of("no Docker engine answers")))
                .hasMessage(
                        "platform.test.kafka=container, but no Docker engine answers;"
                                + " start Docker, or set it to embedded or auto");
    }
}
