package io.streamplatform.metricslogger.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentBehaviourTest {
    @Test
    void medianAndMadAreThoseOfTheWindow() {
        Random random = new Random(3);
        RecentBehaviour recent = new RecentBehaviour(300, 1000);
        List<double[]> all = new ArrayList<>();
        for (int second = 0; second < 20_000; second += 1 + random.nextInt(20)) {
            // Few distinct values, so that there are many equal ones.
            double value = random.nextInt(20);
            recent.forgetBefore(second);
            recent.add(second, value);
            all.add(new double[] {second, value});
            int from = second - 300;
            double[] window =
                    all.stream()
                            .filter(sample -> sample[0] >= from)
                            .mapToDouble(sample -> sample[1])
                            .sorted()
                            .toArray();

            assertThat(recent.size()).isEqualTo(window.length);
            double median = medianOf(window);
            assertThat(recent.median()).isEqualTo(median);
            double[] distances = new double[window.length];
            for (int i = 0; i < window.length; i++) {
                distances[i] = Math.abs(window[i] - median);
            }
            Arrays.sort(distances);
            assertThat(recent.medianDistance())
                    .isCloseTo(distances[distances.length / 2], within(1e-12));
        }
    }

    @Test
    void holdsNoMoreThanItsCapacity() {
        RecentBehaviour recent = new RecentBehaviour(1_000_000, 3);
        for (int i = 1; i <= 10; i++) {
            recent.add(i, i);
        }
        assertThat(recent.size()).isEqualTo(3);
        assertThat(recent.median()).isEqualTo(9);
    }

    private static double medianOf(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
