package io.streamplatform.alerts.book;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of the alerts topic that this instance's parts share. */
@Configuration(proxyBeanMethods = false)
class BookConfiguration {

    @Bean
    AlertView alertView() {
        return new AlertView();
    }
}
