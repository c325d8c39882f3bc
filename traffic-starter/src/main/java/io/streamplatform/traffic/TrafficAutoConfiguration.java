package io.streamplatform.traffic;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.starter.publishing.PublishedFormat;
import io.streamplatform.starter.publishing.PublishingAutoConfiguration;
import io.streamplatform.starter.topics.PublishedTopics;
import io.streamplatform.starter.topics.TopicsAutoConfiguration;
import io.streamplatform.traffic.delivery.FailureReporter;
import io.streamplatform.traffic.delivery.Figures;
import io.streamplatform.traffic.delivery.KafkaWatch;
import io.streamplatform.traffic.delivery.PacedTraffic;
import io.streamplatform.traffic.delivery.Publisher;
import io.streamplatform.traffic.delivery.RecordSource;
import io.streamplatform.traffic.delivery.Retries;
import io.streamplatform.traffic.incidents.Incidents;
import io.streamplatform.traffic.pace.Pace;
import io.streamplatform.traffic.pace.PacedThread;
import io.streamplatform.traffic.pace.Timing;
import io.streamplatform.traffic.world.Mix;
import io.streamplatform.traffic.world.World;
import java.time.Clock;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * Runs the simulated traffic of a service that has a {@link World} and a {@link TrafficContract}.
 */
@AutoConfiguration(before = {TopicsAutoConfiguration.class, PublishingAutoConfiguration.class})
@ConditionalOnBean(TrafficContract.class)
@EnableConfigurationProperties(TrafficProperties.class)
public final class TrafficAutoConfiguration<T> {
    @Bean
    PublishedTopics publishedTopics(TrafficContract<T> contract) {
        return PublishedTopics.of(contract.topic());
    }

    @Bean
    ProducerListener<Object, Object> failureReporter(MeterRegistry meters) {
        return new FailureReporter(meters);
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer outageSettings() {
        return new OutageSettings();
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    Incidents incidents(InstantSource clock) {
        return new Incidents(clock);
    }

    @Bean
    TrafficControl trafficControl(
            TrafficProperties properties, World<T> world, Incidents incidents) {
        return new TrafficControl(
                properties.rate(), properties.paused(), Mix.of(world.usualMix()), incidents);
    }

    @Bean
    Figures figures() {
        return new Figures();
    }

    @Bean
    Publisher<T> publisher(
            TrafficContract<T> contract,
            KafkaTemplate<?, ?> template,
            Figures figures,
            MeterRegistry meters,
            TrafficProperties properties) {
        // The template's own timer costs more than it tells: acknowledgements are timed here.
        template.setMicrometerEnabled(false);
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, T> typed = (KafkaTemplate<String, T>) template;
        return new Publisher<>(
                contract,
                typed,
                figures,
                TrafficMeters.latency(meters, contract.topic().name()),
                properties.maxBuffered());
    }

    @Bean
    Retries retries(KafkaTemplate<?, ?> template) {
        return new Retries(template);
    }

    @Bean
    KafkaWatch kafkaWatch(Admin admin, KafkaTemplate<?, ?> template, TrafficContract<T> contract) {
        return new KafkaWatch(admin, template, contract.topic().name());
    }

    @Bean
    HealthIndicator recordFormatHealthIndicator(
            PublishedFormat format, TrafficContract<T> contract) {
        return new FormatHealthIndicator(format, contract.topic().name());
    }

    @Bean
    RecordSource<T> recordSource(
            World<T> world, TrafficControl control, Publisher<T> publisher, InstantSource clock) {
        return new RecordSource<>(world, control, publisher, clock);
    }

    @Bean
    PacedTraffic pacedTraffic(
            World<T> world,
            TrafficControl control,
            RecordSource<T> source,
            Publisher<T> publisher,
            KafkaWatch kafka,
            PublishedFormat format,
            Figures figures) {
        return new PacedTraffic(world, control, source, publisher, kafka, format, figures);
    }

    @Bean
    PacedThread pacedThread(TrafficProperties properties, PacedTraffic traffic) {
        return new PacedThread(
                "traffic",
                new Pace(properties.arrivals(), new SplittableRandom()),
                Timing.system(),
                traffic);
    }

    @Bean
    TrafficLifecycle trafficLifecycle(KafkaWatch kafka, PacedThread thread) {
        return new TrafficLifecycle(kafka, thread);
    }

    @Bean
    TrafficMeters trafficMeters(
            TrafficContract<T> contract, Figures figures, Retries retries, PacedTraffic traffic) {
        return new TrafficMeters(contract.topic().name(), figures, retries, traffic);
    }
}
