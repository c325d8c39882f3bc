package io.streamplatform.dashboard;

import io.streamplatform.testsupport.WithKafka;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole dashboard on a free port, against the real broker that the test classes share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dashboard.sampling.period=300ms",
            "dashboard.sampling.slow-period=1s",
            "dashboard.sampling.call-timeout=20s",
            "dashboard.changes.visible-within=30s",
            "dashboard.records.time-limit=30s",
            "dashboard.live.send-time-limit=2m",
            "dashboard.services.analytics.url=http://127.0.0.1:1",
            "dashboard.services.likes.url=http://127.0.0.1:1",
        })
public @interface DashboardTest {}
