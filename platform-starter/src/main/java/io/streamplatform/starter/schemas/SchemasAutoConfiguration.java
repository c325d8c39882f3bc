package io.streamplatform.starter.schemas;

import io.streamplatform.schemas.registry.SchemaCatalogue;
import io.streamplatform.schemas.registry.SchemaRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * The registry and the schemas that were looked up there. Both are made when they are first used: a
 * service that writes and meets nothing but JSON pays nothing for them.
 */
@AutoConfiguration
@EnableConfigurationProperties(SchemaProperties.class)
public final class SchemasAutoConfiguration {

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SchemaRegistry schemaRegistry(SchemaProperties properties) {
        return new SchemaRegistry(properties.address());
    }

    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    SchemaCatalogue schemaCatalogue(SchemaRegistry registry, SchemaProperties properties) {
        return new SchemaCatalogue(registry, properties.patience().ofCatalogue());
    }
}
