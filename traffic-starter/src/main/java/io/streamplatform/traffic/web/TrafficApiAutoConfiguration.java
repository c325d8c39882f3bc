package io.streamplatform.traffic.web;

import io.streamplatform.traffic.TrafficAutoConfiguration;
import io.streamplatform.traffic.TrafficContract;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The REST of a producer of simulated traffic. */
@AutoConfiguration(after = TrafficAutoConfiguration.class)
@ConditionalOnBean(TrafficContract.class)
@Import({
    FormatChange.class,
    RecordController.class,
    TrafficController.class,
    IncidentController.class
})
public final class TrafficApiAutoConfiguration {

    @Bean
    OpenApiCustomizer apiDescription(
            TrafficContract<?> contract, @Value("${spring.application.name}") String name) {
        return new ApiDescription(contract, name);
    }
}
