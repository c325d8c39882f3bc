package io.streamplatform.analytics;

import io.streamplatform.analytics.queries.Analytics;
import io.streamplatform.analytics.restore.FeedPositions;
import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.starter.topics.PublishedTopics;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The analytics service: user events in, aggregates out, exactly once. */
@SpringBootApplication
@EnableConfigurationProperties(AnalyticsProperties.class)
public class AnalyticsApplication {

    public static void main(String[] args) {
        SpringApplication.run(AnalyticsApplication.class, args);
    }

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(
                PlatformTopics.ANALYTICS, PlatformTopics.USER_EVENTS.deadLetters());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AnalyticsState analyticsState() {
        return new AnalyticsState();
    }

    @Bean
    FeedPositions feedPositions() {
        return new FeedPositions(PlatformTopics.ANALYTICS.partitions());
    }

    @Bean
    Analytics analytics(AnalyticsState state, AnalyticsProperties properties, Clock clock) {
        return new Analytics(state, properties.limits(), clock);
    }
}
