package io.streamplatform.metricslogger.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    private static final double[] QUANTILES = {0, 0.05, 0.5, 0.95, 0.99, 1};

    static Stream<Arguments> shapes() {
        Random random = new Random(42);
        return Stream.of(
                Arguments.of("percent", (DoubleSupplier) () -> 100 * random.nextDouble()),
                Arguments.of("bytes", (DoubleSupplier) () -> 1e9 + 1e8 * random.nextGaussian()),
                Arguments.of(
                        "heavy tail", (DoubleSupplier) () -> Math.exp(4 * random.nextGaussian())),
                Arguments.of("constant", (DoubleSupplier) () -> 40.0),
                Arguments.of(
                        "mostly zero", (DoubleSupplier) () -> random.nextInt(10) == 0 ? 1e6 : 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void everyQuantileIsWithinOnePercentOfTheTrueOne(String shape, DoubleSupplier next) {
        double[] values = DoubleStream.generate(next).limit(20_000).toArray();
        Distribution distribution = of(values);

        assertQuantiles(shape, distribution, values, Distribution.RELATIVE_ERROR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void mergingThousandsKeepsTheBound_alsoThroughBytes(String shape, DoubleSupplier next) {
        double[] values = DoubleStream.generate(next).limit(18_000).toArray();
        Distribution merged = new Distribution();
        for (int from = 0; from < values.length; from += 5) {
            Distribution few = of(Arrays.copyOfRange(values, from, from + 5));
            merged.merge(Distribution.ofBytes(few.toBytes()));
            if (from % 1000 == 0) {
                merged = Distribution.ofBytes(merged.toBytes());
            }
        }
        assertQuantiles(shape, merged, values, Distribution.RELATIVE_ERROR);

        Distribution halves = of(Arrays.copyOfRange(values, 0, 9000));
        halves.merge(of(Arrays.copyOfRange(values, 9000, values.length)));
        assertQuantiles(shape, halves, values, Distribution.RELATIVE_ERROR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void fewValuesAreExact(String shape, DoubleSupplier next) {
        for (int size = 1; size <= Distribution.MOST_EXACT; size++) {
            double[] values = DoubleStream.generate(next).limit(size).toArray();
            Distribution distribution = Distribution.ofBytes(of(values).toBytes());
            assertQuantiles(shape, distribution, values, 0);
        }
    }

    @Test
    void aWholeHourOfReadingsTakesLittleRoom() {
        Random random = new Random(1);
        double[] values =
                random.doubles(1800, 0, 1).map(value -> 40 + 30 * (value - 0.5)).toArray();
        assertThat(of(values).toBytes()).hasSizeLessThan(400);
    }

    private static void assertQuantiles(
            String shape, Distribution distribution, double[] values, double relativeError) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double q : QUANTILES) {
            double exact = sorted[(int) (q * (sorted.length - 1))];
            assertThat(distribution.quantile(q))
                    .as("quantile %s of %s of %s values", q, shape, values.length)
                    .isCloseTo(exact, within(Math.abs(exact) * (relativeError + 1e-9) + 1e-300));
        }
    }

    private static Distribution of(double[] values) {
        Distribution distribution = new Distribution();
        for (double value : values) {
            distribution.add(value);
        }
        return distribution;
    }
}
