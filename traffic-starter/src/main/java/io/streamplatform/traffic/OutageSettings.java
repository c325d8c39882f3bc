package io.streamplatform.traffic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Lets a producer live through an outage of Kafka: what it has taken is sent for two minutes, and
 * nobody waits long to hand it more. A service's own settings go before these.
 */
final class OutageSettings implements DefaultKafkaProducerFactoryCustomizer {
    /** A stop must not wait long for a Kafka that is away; what is lost then is told as failed. */
    private static final int CLOSE_SECONDS = 5;

    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);

    @Override
    public void customize(DefaultKafkaProducerFactory<?, ?> factory) {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.keySet().removeAll(factory.getConfigurationProperties().keySet());
        factory.updateConfigs(settings);
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
    }
}
