package io.streamplatform.metrics;

import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.metrics.fleet.FleetWorld;
import io.streamplatform.traffic.TrafficContract;
import io.streamplatform.traffic.TrafficContract.Draft;
import io.streamplatform.traffic.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Publishes what simulated hosts measure of themselves to {@code system-metrics}. */
@SpringBootApplication(proxyBeanMethods = false)
public class MetricsProducerApplication {

    public static void main(String[] args) {
        SpringApplication.run(MetricsProducerApplication.class, args);
    }

    @Bean
    World<SystemMetric> fleet(InstantSource clock) {
        return new FleetWorld(new SplittableRandom(), clock);
    }

    @Bean
    TrafficContract<SystemMetric> systemMetrics() {
        return new TrafficContract<>(
                PlatformTopics.SYSTEM_METRICS,
                SystemMetric.class,
                SystemMetric::host,
                SystemMetric::time,
                MetricsProducerApplication::complete,
                List.of("cpu", "memory", "disk", "network"));
    }

    private static void complete(Draft draft, Instant now) {
        draft.ifAbsent("schemaVersion", SystemMetric.SCHEMA_VERSION);
        draft.ifAbsent("time", now.toString());
    }
}
