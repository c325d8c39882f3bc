package io.streamplatform.traffic.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {
    private final Mix mix = Mix.of(Map.of("GOOD", 30.0, "BAD", 10.0));

    @Test
    void sharesAreWeightsOfTheWhole() {
        assertThat(mix.share("GOOD")).isEqualTo(0.75);
        assertThat(mix.share("BAD")).isEqualTo(0.25);
        assertThat(mix.share("UNHEARD_OF")).isZero();
    }

    @Test
    void aChangeLeavesTheOthersAsTheyAre() {
        Mix changed = mix.with(Map.of("BAD", 0.0));

        assertThat(changed.weights()).containsOnly(Map.entry("GOOD", 30.0), Map.entry("BAD", 0.0));
        assertThat(mix.weight("BAD")).as("the old one is untouched").isEqualTo(10);
    }

    @Test
    void anUnknownKindIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix.with(Map.of("UGLY", 1.0)))
                .withMessageContainingAll("UGLY", "GOOD", "BAD");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void whatIsNoWeightIsRefused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix.with(Map.of("BAD", weight)))
                .withMessageContaining("weight of BAD must be 0 or more");
    }

    @Test
    void somethingMustBeLeft() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix.with(Map.of("GOOD", 0.0, "BAD", 0.0)))
                .withMessageContaining("at least one weight above 0");
    }
}
