package io.streamplatform.dashboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole dashboard beside the real registry that the test classes share. The field {@code card}
 * is masked in topics whose names begin with {@code masked}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@DashboardTest
@ContextConfiguration(initializers = WithRegistry.class)
@TestPropertySource(
        properties = {
            "dashboard.registry.refresh-period=500ms",
            "dashboard.registry.answer-bound=20s",
            "dashboard.labs.idle-time=6s",
            "dashboard.labs.abandoned-after=2s",
            "dashboard.masking.rules[0].topics=masked*",
            "dashboard.masking.rules[0].fields=card",
        })
public @interface SchemasTest {}
