package io.streamplatform.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DiscretionTest {

    private final Discretion discretion = new Discretion(JsonMapper.builder().build());

    private record Named(String name, String value) {}

    @Test
    void secretsAreNotKept_whereverTheyStand() {
        String kept =
                shown(
                        Map.of(
                                "user", "mira",
                                "password", "hunter2",
                                "configs",
                                        Map.of(
                                                "sasl.jaas.config", "hunter2",
                                                "ssl.keystore.password", "hunter2",
                                                "retention.ms", "1000"),
                                "credentials", List.of(Map.of("salt", "hunter2")),
                                "entries",
                                        List.of(
                                                new Named("ssl.key.password", "hunter2"),
                                                new Named("cleanup.policy", "compact"))));
        assertThat(kept)
                .doesNotContain("hunter2")
                .contains("mira")
                .contains("\"retention.ms\":\"1000\"")
                .contains("compact")
                .contains(Discretion.HIDDEN);
    }

    @Test
    void nothingStaysNothing_andMuchIsCut() {
        assertThat(discretion.shown(null)).isNull();
        assertThat(shown(Map.of("value", "x".repeat(100_000))))
                .hasSizeLessThan(10_000)
                .contains("100,012 characters");
    }

    private String shown(Object value) {
        return Objects.requireNonNull(discretion.shown(value)).toString();
    }
}
