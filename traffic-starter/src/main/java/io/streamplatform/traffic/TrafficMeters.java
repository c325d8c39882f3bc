package io.streamplatform.traffic;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streamplatform.traffic.delivery.Figures;
import io.streamplatform.traffic.delivery.PacedTraffic;
import io.streamplatform.traffic.delivery.Retries;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The figures as meters {@code platform.traffic.*}, tagged with the topic. */
final class TrafficMeters implements MeterBinder {
    private static final String PREFIX = "platform.traffic.";
    private static final String TOPIC = "topic";

    private final String topic;
    private final Figures figures;
    private final Retries retries;
    private final PacedTraffic traffic;

    TrafficMeters(String topic, Figures figures, Retries retries, PacedTraffic traffic) {
        this.topic = topic;
        this.figures = figures;
        this.retries = retries;
        this.traffic = traffic;
    }

    /** How long acknowledgements take, from the send, with buckets from 1 ms to 10 s. */
    static Timer latency(MeterRegistry meters, String topic) {
        return Timer.builder(PREFIX + "acknowledgement")
                .description("Time from a send to its acknowledgement")
                .tag(TOPIC, topic)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10))
                .register(meters);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        counter(meters, "sent", "Records handed to the Kafka client", figures, Figures::sent);
        counter(
                meters,
                "acknowledged",
                "Records that Kafka has acknowledged",
                figures,
                Figures::acknowledged);
        counter(meters, "failed", "Records given up after all retries", figures, Figures::failed);
        counter(
                meters,
                "held",
                "Simulated records that were due and were not made",
                figures,
                Figures::held);
        counter(meters, "retried", "Attempts to send a record again", retries, Retries::total);
        Gauge.builder(PREFIX + "buffered", figures, Figures::buffered)
                .description("Records sent and not answered yet")
                .tag(TOPIC, topic)
                .register(meters);
        Gauge.builder(PREFIX + "rate", traffic, PacedTraffic::currentRate)
                .description("Wanted records per second")
                .tag(TOPIC, topic)
                .register(meters);
    }

    private <S> void counter(
            MeterRegistry meters,
            String name,
            String description,
            S source,
            ToDoubleFunction<S> figure) {
        FunctionCounter.builder(PREFIX + name, source, figure)
                .description(description)
                .tag(TOPIC, topic)
                .register(meters);
    }
}
