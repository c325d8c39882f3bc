package io.streamplatform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.likes.Like;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.SystemMetric;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Holds the records and their golden samples together: what is read is written back the same. */
class GoldenSamplesTest {
    private static final JsonMapper TREE = JsonMapper.builder().build();

    static Stream<Arguments> samples() {
        return Stream.of(
                        samplesOf(
                                UserEvent.class,
                                "user-events",
                                "page-view",
                                "click",
                                "search",
                                "login",
                                "signup",
                                "add-to-cart",
                                "remove-from-cart",
                                "purchase"),
                        samplesOf(ApplicationLog.class, "application-logs", "info", "error"),
                        samplesOf(
                                SystemMetric.class,
                                "system-metrics",
                                "cpu",
                                "memory",
                                "disk",
                                "network"),
                        samplesOf(MetricAnomaly.class, "metric-anomalies", "deviation"),
                        samplesOf(Alert.class, "alerts", "resolved"),
                        samplesOf(Like.class, "likes", "like"),
                        samplesOf(
                                Aggregate.class,
                                "analytics",
                                "totals",
                                "audience",
                                "minute-counts",
                                "minute-audience",
                                "top-entry",
                                "session-progress",
                                "path-page"))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> samplesOf(Class<?> type, String topic, String... names) {
        return Arrays.stream(names).map(name -> Arguments.of(type, topic + "/" + name));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAndWrittenBackWithTheSameFields(Class<?> type, String name) {
        byte[] sample = GoldenSamples.bytes(name);

        assertThat(TREE.readTree(roundTrip(type, sample))).isEqualTo(TREE.readTree(sample));
    }

    @Test
    void everyKindOfEventHasASample() {
        assertThat(UserEvent.class.getPermittedSubclasses())
                .hasSize(UserEvent.Kind.values().length);
        for (UserEvent.Kind kind : UserEvent.Kind.values()) {
            UserEvent event =
                    JsonFormat.of(UserEvent.class)
                            .read(
                                    GoldenSamples.bytes(
                                            "user-events/"
                                                    + kind.name().toLowerCase().replace('_', '-')));
            assertThat(event.kind()).isEqualTo(kind);
        }
    }

    private static <T> byte[] roundTrip(Class<T> type, byte[] sample) {
        JsonFormat<T> format = JsonFormat.of(type);
        return format.write(format.read(sample));
    }
}
