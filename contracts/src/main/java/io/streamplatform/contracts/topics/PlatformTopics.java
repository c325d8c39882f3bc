package io.streamplatform.contracts.topics;

import java.util.List;

/** The topics of the platform. Each is declared to Kafka by the service that publishes to it. */
public final class PlatformTopics {
    public static final TopicDefinition USER_EVENTS =
            TopicDefinition.traffic("user-events", 3, "user id");
    public static final TopicDefinition APPLICATION_LOGS =
            TopicDefinition.traffic("application-logs", 2, "service");
    public static final TopicDefinition SYSTEM_METRICS =
            TopicDefinition.traffic("system-metrics", 4, "host");
    public static final TopicDefinition ANALYTICS =
            TopicDefinition.compacted("analytics", 3, "aggregate's key");
    public static final TopicDefinition ALERTS = TopicDefinition.compacted("alerts", 1, "alert id");
    public static final TopicDefinition METRIC_ANOMALIES =
            TopicDefinition.traffic("metric-anomalies", 4, "host");

    /** Likes are small, and so are the services that read them: nothing large gets in. */
    public static final TopicDefinition LIKES =
            TopicDefinition.traffic("likes", 3, null).upTo(1024 * 1024);

    private PlatformTopics() {}

    /** All topics but the dead-letter ones. */
    public static List<TopicDefinition> all() {
        return List.of(
                USER_EVENTS,
                APPLICATION_LOGS,
                SYSTEM_METRICS,
                ANALYTICS,
                ALERTS,
                METRIC_ANOMALIES,
                LIKES);
    }
}
