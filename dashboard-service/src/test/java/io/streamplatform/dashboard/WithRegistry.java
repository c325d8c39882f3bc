package io.streamplatform.dashboard;

import io.streamplatform.testsupport.TestRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the dashboard the real registry that the test classes share. */
public final class WithRegistry
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "dashboard.registry.url=" + TestRegistry.shared().url(),
                        "dashboard.labs.idle-time=6s",
                        "dashboard.labs.abandoned-after=2s")
                .applyTo(context);
    }
}
