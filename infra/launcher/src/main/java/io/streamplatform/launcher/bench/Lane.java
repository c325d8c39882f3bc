package io.streamplatform.launcher.bench;

import java.util.List;

/** One of the platform's ways of records, from producer to consumer. */
enum Lane {
    EVENTS(
            "event-producer",
            "/api/events/burst",
            "user-events",
            "acks=all enable.idempotence=true compression.type=gzip linger.ms=10 batch.size=16384"
                    + " buffer.memory=25165824",
            "analytics",
            "/api/analytics/totals",
            "total",
            30_000),
    LOGS(
            "log-producer",
            "/api/logs/burst",
            "application-logs",
            "acks=1 enable.idempotence=false compression.type=gzip buffer.memory=25165824"
                    + " max.in.flight.requests.per.connection=1",
            "alert",
            "/api/alerts/totals",
            "lines",
            50_000),
    METRICS(
            "metrics-producer",
            "/api/metrics/burst",
            "system-metrics",
            "acks=1 enable.idempotence=false compression.type=snappy buffer.memory=25165824"
                    + " max.in.flight.requests.per.connection=1",
            "metrics-logger",
            "/api/metrics/totals",
            "records",
            50_000);

    final String producer;
    final String burstPath;
    final String topic;

    private final String producerSettings;

    final String consumer;
    final String totalsPath;
    final String totalsField;

    /** Records per second that the consumer should work off a backlog with. */
    final double backlogAim;

    Lane(
            String producer,
            String burstPath,
            String topic,
            String producerSettings,
            String consumer,
            String totalsPath,
            String totalsField,
            double backlogAim) {
        this.producer = producer;
        this.burstPath = burstPath;
        this.topic = topic;
        this.producerSettings = producerSettings;
        this.consumer = consumer;
        this.totalsPath = totalsPath;
        this.totalsField = totalsField;
        this.backlogAim = backlogAim;
    }

    /** As the producer's application.yml has them, for Kafka's own tool to use the same. */
    List<String> producerSettings() {
        return List.of(producerSettings.split(" "));
    }
}
