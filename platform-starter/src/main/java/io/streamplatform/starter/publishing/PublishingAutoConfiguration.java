package io.streamplatform.starter.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.support.ProducerListener;

/** Lets no failed send go unheard. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
public final class PublishingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProducerListener<Object, Object> failedSendReporter(MeterRegistry meters) {
        return new FailedSendReporter(meters);
    }
}
