package io.streamplatform.system;

import io.streamplatform.contracts.topics.TopicDefinition;

/**
 * One of the platform's three ways of records: who writes them, where they lie, who reads them and
 * where the reader tells what it has made of them.
 */
public enum Stream {
    EVENTS(
            "event-producer",
            "user-events",
            "analytics",
            "analytics-group",
            "/api/analytics/totals",
            "counts",
            "total"),
    LOGS(
            "log-producer",
            "application-logs",
            "alert",
            "alert-group",
            "/api/alerts/totals",
            "byLevel",
            "lines"),
    METRICS(
            "metrics-producer",
            "system-metrics",
            "metrics-logger",
            "logger-group",
            "/api/metrics/totals",
            "byKind",
            "records");

    public final String producer;
    public final String topic;
    public final String consumer;
    public final String group;
    public final String totalsPath;
    public final String totalsByKind;
    public final String totalsSum;

    Stream(
            String producer,
            String topic,
            String consumer,
            String group,
            String totalsPath,
            String totalsByKind,
            String totalsSum) {
        this.producer = producer;
        this.topic = topic;
        this.consumer = consumer;
        this.group = group;
        this.totalsPath = totalsPath;
        this.totalsByKind = totalsByKind;
        this.totalsSum = totalsSum;
    }

    public String deadLetterTopic() {
        return TopicDefinition.deadLetterTopicOf(topic);
    }
}
