package io.streamplatform.metricslogger;

import io.streamplatform.metricslogger.anomalies.AnomalyRules;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The clock, the rules, and the database if no other is set. */
@Configuration(proxyBeanMethods = false)
class MetricsLoggerConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AnomalyRules anomalyRules(AnomalyProperties properties) {
        return properties.rules();
    }

    @Bean
    @Conditional(NoDatabaseIsSet.class)
    JdbcConnectionDetails embeddedDatabase(
            @Value("${PLATFORM_STATE_DIR:.platform}") Path stateFolder,
            @Value("${metrics-logger.embedded.cache-kib:8192}") int cacheKibibytes) {
        return new EmbeddedDatabase(stateFolder, cacheKibibytes);
    }

    static final class NoDatabaseIsSet extends NoneNestedConditions {
        NoDatabaseIsSet() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static final class UrlIsSet {}
    }
}
