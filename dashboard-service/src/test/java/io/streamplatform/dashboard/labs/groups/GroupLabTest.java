package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.DashboardTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The whole dashboard, with labs that end soon when nobody looks. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DashboardTest
@TestPropertySource(
        properties = {"dashboard.labs.idle-time=10s", "dashboard.labs.abandoned-after=2s"})
@interface GroupLabTest {}
