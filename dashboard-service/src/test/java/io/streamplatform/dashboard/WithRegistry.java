package io.streamplatform.dashboard;

import io.streamplatform.testsupport.TestRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells the dashboard where the real registry is that the test classes share. */
final class WithRegistry implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("dashboard.registry.url=" + TestRegistry.shared().url())
                .applyTo(context);
    }
}
