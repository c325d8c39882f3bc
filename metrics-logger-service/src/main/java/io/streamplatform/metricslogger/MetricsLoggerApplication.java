package io.streamplatform.metricslogger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Counts system metrics into a database and publishes what stands out. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MetricsLoggerApplication {
    public static void main(String[] args) {
        SpringApplication.run(MetricsLoggerApplication.class, args);
    }
}
