package io.streamplatform.dashboard.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void whatFollowsEachOtherIsOneRange() {
        Offsets offsets = new Offsets();
        for (long offset : new long[] {5, 1, 2, 7, 6, 2, 9}) {
            offsets.add(offset);
        }
        assertThat(offsets.words()).containsExactly("1-2", "5-7", "9");
    }

    @Test
    void itHoldsWhatASetHolds() {
        SplittableRandom random = new SplittableRandom(3);
        Offsets offsets = new Offsets();
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            long offset = random.nextLong(1_000);
            offsets.add(offset);
            expected.add(offset);
        }
        for (long offset = -1; offset <= 1_000; offset++) {
            assertThat(offsets.contains(offset)).isEqualTo(expected.contains(offset));
        }
    }
}
