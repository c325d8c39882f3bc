package io.streamplatform.dashboard;

import io.streamplatform.testsupport.WithKafka;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole dashboard with everything that keeps it safe: users, tokens and an OpenID provider,
 * masking rules, an audit topic. See {@link LoginSettings} for who there is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithKafka
@ContextConfiguration(initializers = LoginSettings.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dashboard.sampling.period=300ms",
            "dashboard.sampling.slow-period=1s",
            "dashboard.sampling.call-timeout=20s",
            "dashboard.records.time-limit=30s",
            "dashboard.changes.visible-within=20s",
            "dashboard.services.analytics.url=http://127.0.0.1:1",
        })
public @interface LoginTest {}
