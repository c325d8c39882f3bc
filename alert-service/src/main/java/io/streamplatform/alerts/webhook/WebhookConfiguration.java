package io.streamplatform.alerts.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.alerts.AlertProperties;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The webhook, if an address is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("alert.webhook.url")
class WebhookConfiguration {

    @Bean
    WebhookListener webhookListener(AlertProperties properties, MeterRegistry meters) {
        AlertProperties.Webhook settings = properties.webhook();
        return new WebhookListener(
                new Webhook(Objects.requireNonNull(settings.url()), settings, meters));
    }
}
