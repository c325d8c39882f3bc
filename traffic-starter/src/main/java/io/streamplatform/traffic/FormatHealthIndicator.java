package io.streamplatform.traffic;

import io.streamplatform.starter.publishing.PublishedFormat;
import io.streamplatform.starter.publishing.PublishedSchema;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether records can be written in their format: down while its schema is not registered. It is no
 * part of the readiness, as the format can be changed by the REST of a service that waits for it.
 */
final class FormatHealthIndicator implements HealthIndicator {
    private final PublishedFormat format;
    private final String topic;

    FormatHealthIndicator(PublishedFormat format, String topic) {
        this.format = format;
        this.topic = topic;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("format", format.current().label());
        PublishedSchema schema = format.schemaOf(topic);
        if (schema != null) {
            health.withDetail("subject", schema.subject())
                    .withDetail("version", schema.version())
                    .withDetail("id", schema.id());
        }
        String absence = format.absence();
        return absence == null
                ? health.build()
                : health.down().withDetail("reason", absence).build();
    }
}
