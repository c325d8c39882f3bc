package io.streamplatform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.streamplatform.traffic.incidents.Incidents;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Mix;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficControlTest {
    private Instant now = Instant.parse("2026-11-20T09:15:30Z");
    private final Incidents incidents = new Incidents(() -> now);
    private final TrafficControl control =
            new TrafficControl(5, false, Mix.of(Map.of("GOOD", 3.0, "BAD", 1.0)), incidents);

    @Test
    void conditionsStayTheSameObjectAsLongAsNothingChanges() {
        Conditions before = control.conditions();

        assertThat(control.conditions()).isSameAs(before);
        incidents.start("STORM", "sea", Duration.ofSeconds(10), 1);
        Conditions stormy = control.conditions();
        assertThat(stormy.incident("STORM", "sea")).isPresent();
        assertThat(control.conditions()).isSameAs(stormy);
        now = now.plusSeconds(10);
        assertThat(control.conditions()).isEqualTo(before);
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        incidents.start("STORM", "sea", Duration.ofSeconds(10), 1);

        control.change(500, Map.of("BAD", 0.0));

        assertThat(control.conditions().rate()).isEqualTo(500);
        assertThat(control.conditions().mix().weights()).containsEntry("GOOD", 3.0);
        assertThat(control.conditions().incidents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 50_000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateOutOfRangeChangesNothing(double rate) {
        Conditions before = control.conditions();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.change(rate, Map.of("BAD", 9.0)))
                .withMessageContaining("rate must be 0 to 50000");
        assertThat(control.conditions()).isSameAs(before);
    }

    @Test
    void aBadMixChangesNothing() {
        Conditions before = control.conditions();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.change(500, Map.of("UGLY", 9.0)));
        assertThat(control.conditions()).isSameAs(before);
    }
}
