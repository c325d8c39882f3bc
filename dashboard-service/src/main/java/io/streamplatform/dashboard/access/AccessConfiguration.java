package io.streamplatform.dashboard.access;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Puts the gate before every handler, also those that are not ours. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** A bean of this type is taken by every mapping of handlers, the actuator's among them. */
    @Bean
    static MappedInterceptor roleGate(Viewers viewers, ApplicationEventPublisher events) {
        return new MappedInterceptor(null, new RoleGate(viewers, events));
    }
}
