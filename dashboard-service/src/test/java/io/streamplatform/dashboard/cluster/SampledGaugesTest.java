package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampledGaugesTest {

    private static final Tags A = Tags.of("topic", "a");
    private static final Tags B = Tags.of("topic", "b");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SampledGauges gauges =
            new SampledGauges(MultiGauge.builder("ends").register(registry));

    @Test
    void eachSampleSetsTheValues_ofTheSameMetersAsLongAsTheRowsAreTheSame() {
        gauges.set(Map.of(A, 1.0, B, 2.0));
        Gauge first = gauge("a");
        gauges.set(Map.of(A, 3.0, B, 4.0));

        assertThat(gauge("a")).isSameAs(first);
        assertThat(value("a")).isEqualTo(3);
        assertThat(value("b")).isEqualTo(4);
    }

    @Test
    void aRowThatIsNotInASampleIsGone_andComesAgain() {
        gauges.set(Map.of(A, 1.0, B, 2.0));
        gauges.set(Map.of(B, 5.0));
        assertThat(gauge("a")).isNull();
        assertThat(value("b")).isEqualTo(5);

        gauges.set(Map.of(A, 6.0, B, 7.0));
        assertThat(value("a")).isEqualTo(6);
        gauges.set(Map.of());
        assertThat(registry.getMeters()).isEmpty();
    }

    private @Nullable Gauge gauge(String topic) {
        return registry.find("ends").tag("topic", topic).gauge();
    }

    private double value(String topic) {
        Gauge gauge = gauge(topic);
        return gauge == null ? Double.NaN : gauge.value();
    }
}
