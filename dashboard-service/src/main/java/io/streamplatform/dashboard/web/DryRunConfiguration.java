package io.streamplatform.dashboard.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Puts the guard before every handler, also those that are not ours. */
@Configuration(proxyBeanMethods = false)
class DryRunConfiguration {

    /** A bean of this type is taken by every mapping of handlers. */
    @Bean
    static MappedInterceptor dryRunGuard() {
        return new MappedInterceptor(null, new DryRunGuard());
    }
}
