package io.streamplatform.dashboard.browser;

import io.streamplatform.dashboard.DashboardTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole dashboard in a browser: a test method may take a Playwright page as parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DashboardTest
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {}
