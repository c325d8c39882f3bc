package io.streamplatform.alerts.settings;

import io.streamplatform.alerts.AlertProperties;
import io.streamplatform.alerts.rules.RuleBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules' settings as they were left. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    RulesFile rulesFile(AlertProperties properties) {
        return new RulesFile(properties.stateDir().resolve("alert").resolve("rules.json"));
    }

    @Bean
    RuleBook ruleBook(RulesFile file) {
        return new RuleBook(file.read());
    }

    @Bean
    RuleStore ruleStore(RuleBook book, RulesFile file) {
        return new RuleStore(book, file);
    }
}
