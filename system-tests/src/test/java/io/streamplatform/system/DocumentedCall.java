package io.streamplatform.system;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request of the documentation that has to succeed.
 *
 * @param fields what its answer has to have
 */
record DocumentedCall(
        String part,
        String method,
        String path,
        @Nullable String body,
        int status,
        List<String> fields) {

    /** All of them, in the order in which they are to be made. */
    static Stream<DocumentedCall> all() {
        return Stream.of(
                        producers(),
                        analytics(),
                        alerts(),
                        metrics(),
                        likes(),
                        dashboard(),
                        dashboardInDepth(),
                        groupLab(),
                        Platform.OWNERS.stream()
                                .filter(part -> !part.startsWith(Platform.KAFKA))
                                .filter(part -> !part.equals(Platform.REGISTRY))
                                // The others are the same, and not all of them run.
                                .filter(part -> !part.matches("likes-consumer-([2-9]|1\\d)"))
                                .flatMap(DocumentedCall::actuator))
                .flatMap(calls -> calls);
    }

    private static Stream<DocumentedCall> producers() {
        return Stream.of(
                        List.of(
                                "event-producer",
                                "/api/events",
                                """
                                {"type":"CLICK","userId":"documented-user","sessionId":"s-1",
                                 "page":"/","element":"logo"}\
                                """),
                        List.of(
                                "log-producer",
                                "/api/logs",
                                """
                                {"level":"INFO","service":"documented","instance":"documented-1",
                                 "logger":"docs","message":"written by hand"}\
                                """),
                        List.of(
                                "metrics-producer",
                                "/api/metrics",
                                """
                                {"kind":"CPU","host":"documented-host","usagePercent":12.5,
                                 "cores":4,"loadAverage1m":0.5}\
                                """))
                .flatMap(each -> producer(each.get(0), each.get(1), each.get(2)));
    }

    private static Stream<DocumentedCall> producer(String part, String path, String example) {
        String[] traffic = {
            "rate",
            "paused",
            "mix",
            "sentRate",
            "sent",
            "acknowledged",
            "failed",
            "kafka",
            "buffered",
            "format"
        };
        return Stream.of(
                DocumentedCall.send(
                        part,
                        "POST",
                        path,
                        example,
                        201,
                        "topic",
                        "partition",
                        "offset",
                        "timestamp",
                        "acknowledgedInMillis"),
                DocumentedCall.send(
                        part,
                        "POST",
                        path + "/burst",
                        "{\"count\": 100}",
                        200,
                        "requested",
                        "acknowledged",
                        "failed",
                        "tookMillis",
                        "recordsPerSecond",
                        "firstError"),
                DocumentedCall.get(part, "/api/traffic", traffic),
                DocumentedCall.send(
                        part,
                        "PATCH",
                        "/api/traffic",
                        "{\"rate\": 30, \"format\": \"json\"}",
                        200,
                        traffic),
                DocumentedCall.send(part, "POST", "/api/traffic/pause", "", 200, traffic),
                DocumentedCall.send(part, "POST", "/api/traffic/resume", "", 200, traffic),
                DocumentedCall.get(part, "/api/incidents"),
                DocumentedCall.get(part, "/api/incidents/kinds"),
                DocumentedCall.get(part, "/v3/api-docs", "openapi", "paths"));
    }

    private static Stream<DocumentedCall> analytics() {
        String part = "analytics";
        return Stream.of(
                DocumentedCall.get(
                        part,
                        "/api/analytics/summary",
                        "asOf",
                        "events",
                        "users",
                        "sessions",
                        "activeUsers",
                        "activeSessions",
                        "revenue",
                        "eventsPerMinute",
                        "abandonedCarts",
                        "conversionRate"),
                DocumentedCall.get(part, "/api/analytics/events-per-minute?minutes=60", "minutes"),
                DocumentedCall.get(part, "/api/analytics/active?minutes=60", "minutes"),
                DocumentedCall.get(part, "/api/analytics/revenue?minutes=60", "totals", "minutes"),
                DocumentedCall.get(part, "/api/analytics/funnel", "steps"),
                DocumentedCall.get(part, "/api/analytics/top/pages?limit=10", "kind", "entries"),
                DocumentedCall.get(part, "/api/analytics/top/products?limit=10", "kind", "entries"),
                DocumentedCall.get(part, "/api/analytics/top/searches?limit=10", "kind", "entries"),
                DocumentedCall.get(
                        part,
                        "/api/analytics/abandoned-carts?limit=20",
                        "idleAfter",
                        "total",
                        "carts"),
                DocumentedCall.get(
                        part,
                        "/api/analytics/users/documented-user/path?limit=50",
                        "userId",
                        "events"),
                DocumentedCall.get(part, "/api/analytics/totals", "counts", "total"));
    }

    private static Stream<DocumentedCall> alerts() {
        String part = "alert";
        return Stream.of(
                DocumentedCall.get(part, "/api/alerts?limit=100", "open", "alerts"),
                DocumentedCall.get(part, "/api/alerts?status=OPEN", "open", "alerts"),
                DocumentedCall.get(part, "/api/alerts?status=RESOLVED", "open", "alerts"),
                DocumentedCall.get(part, "/api/alerts/services"),
                DocumentedCall.get(part, "/api/alerts/rules"),
                DocumentedCall.get(part, "/api/alerts/history?minutes=60", "minutes"),
                DocumentedCall.get(part, "/api/alerts/totals", "lines", "byLevel", "anomalies"));
    }

    private static Stream<DocumentedCall> metrics() {
        String part = "metrics-logger";
        String series =
                "/api/metrics/series?host=documented-host&kind=CPU&measurement=usagePercent";
        String[] fields = {"host", "kind", "measurement", "unit", "resolution", "points"};
        return Stream.of(
                DocumentedCall.get(part, "/api/metrics/hosts"),
                DocumentedCall.get(part, series, fields),
                DocumentedCall.get(part, series + "&resolution=1m", fields),
                DocumentedCall.get(part, series + "&resolution=1h", fields),
                DocumentedCall.get(part, "/api/metrics/anomalies?limit=100", "anomalies"),
                DocumentedCall.get(part, "/api/metrics/totals", "records", "byKind", "byHost"));
    }

    private static Stream<DocumentedCall> likes() {
        String part = "likes";
        String[] fields = {
            "sent",
            "acknowledged",
            "failed",
            "lastOrder",
            "absence",
            "autoPerSecond",
            "partitioner",
            "latencyMillis",
            "partitions",
            "deliveries",
            "failures"
        };
        return Stream.of(
                DocumentedCall.send(
                        part,
                        "POST",
                        "/api/likes?count=3&user=documented",
                        "",
                        202,
                        "firstOrder",
                        "lastOrder"),
                DocumentedCall.get(part, "/api/likes", fields),
                DocumentedCall.send(
                        part,
                        "PATCH",
                        "/api/likes",
                        "{\"autoPerSecond\": 0, \"partitioner\": \"STICKY\"}",
                        200,
                        fields),
                DocumentedCall.get(
                        "likes-consumer-1",
                        "/api/consumer",
                        "group",
                        "memberId",
                        "clientId",
                        "partitions",
                        "consumed",
                        "consumedByPartition",
                        "lastOrder",
                        "commits",
                        "committed",
                        "rebalances"));
    }

    private static Stream<DocumentedCall> dashboard() {
        String part = Platform.DASHBOARD;
        String[] page = {"sight", "total", "page", "size"};
        return Stream.of(
                DocumentedCall.get(
                        part,
                        "/api/cluster",
                        "sight",
                        "clusterId",
                        "controllerId",
                        "brokers",
                        "underReplicatedPartitions",
                        "offlinePartitions",
                        "health",
                        "summary",
                        "quorum",
                        "troubled"),
                DocumentedCall.get(
                        part, "/api/cluster/events?limit=100", "since", "forgotten", "events"),
                DocumentedCall.get(part, "/api/topics", page),
                DocumentedCall.get(
                        part, "/api/topics?search=user&sort=lag&order=desc&size=5", page),
                DocumentedCall.get(
                        part,
                        "/api/topics/user-events",
                        "name",
                        "partitions",
                        "records",
                        "produceHistory"),
                DocumentedCall.get(part, "/api/groups", page),
                DocumentedCall.get(
                        part,
                        "/api/groups/analytics-group",
                        "group",
                        "state",
                        "members",
                        "partitions",
                        "lag",
                        "lagHistory"),
                DocumentedCall.get(
                        part,
                        "/api/messages/user-events?from=newest&limit=5",
                        "topic",
                        "records",
                        "scanned",
                        "matched",
                        "reachedEnd"),
                DocumentedCall.get(
                        part, "/api/messages/user-events?from=oldest&partition=0", "records"),
                DocumentedCall.get(
                        part, "/api/messages/user-events?from=offset:0&partition=0", "records"),
                DocumentedCall.get(
                        part,
                        "/api/messages/user-events?from=time:2020-01-01T00:00:00Z",
                        "records"),
                DocumentedCall.get(part, "/api/latest/user-events?limit=10", "topic", "records"),
                DocumentedCall.get(
                        part,
                        "/api/stats",
                        "sight",
                        "topics",
                        "partitions",
                        "records",
                        "produceRate",
                        "consumeRate",
                        "groups",
                        "totalLag",
                        "brokers"),
                DocumentedCall.get(
                        part, "/api/flow", "sight", "producers", "topics", "groups", "brokers"),
                DocumentedCall.get(part, "/api/services"),
                DocumentedCall.get(part, "/health", "status", "kafka"),
                DocumentedCall.get(part, "/actuator/consumerlag"),
                DocumentedCall.get(part, "/api/analytics/summary", "events"),
                DocumentedCall.get(part, "/api/alerts/services"),
                DocumentedCall.get(part, "/api/metrics/hosts"));
    }

    /** What the dashboard tells of a topic, a group and the cluster when somebody looks closer. */
    private static Stream<DocumentedCall> dashboardInDepth() {
        String part = Platform.DASHBOARD;
        String topic = "/api/topics/user-events";
        String group = "/api/groups/analytics-group";
        String cluster = "/api/cluster";
        return Stream.of(
                DocumentedCall.get(part, topic + "/histogram", "from", "to", "buckets", "about"),
                DocumentedCall.get(part, topic + "/configuration"),
                DocumentedCall.get(part, "/api/topic-settings"),
                DocumentedCall.get(part, topic + "/templates"),
                DocumentedCall.get(part, topic + "/runs"),
                DocumentedCall.get(part, topic + "/fields", "key", "value", "headers", "sampled"),
                DocumentedCall.get(part, "/api/filter/check?filter=offset%20%3E%205", "valid"),
                DocumentedCall.get(part, "/api/filter/examples"),
                DocumentedCall.get(part, "/api/formats"),
                DocumentedCall.get(part, "/api/schema-registry", "set"),
                DocumentedCall.get(part, "/api/schemas", "subjects"),
                DocumentedCall.get(part, group + "/partitions"),
                DocumentedCall.get(part, group + "/rebalances"),
                DocumentedCall.get(part, cluster + "/brokers"),
                DocumentedCall.get(part, cluster + "/brokers/default/settings"),
                DocumentedCall.get(
                        part, cluster + "/partitions?problem=any", "sight", "counts", "total"),
                DocumentedCall.get(part, cluster + "/reassignments"),
                DocumentedCall.get(part, cluster + "/quorum", "value", "at", "error"),
                DocumentedCall.get(part, cluster + "/features", "value", "at", "error"),
                DocumentedCall.get(part, cluster + "/quotas"),
                DocumentedCall.get(part, cluster + "/acls", "enabled", "remedy", "total", "rules"),
                DocumentedCall.get(part, cluster + "/users"),
                DocumentedCall.get(part, "/api/audit", "total", "page", "size", "entries"),
                DocumentedCall.get(part, "/v3/api-docs", "openapi", "paths"));
    }

    /** The lab of consumer groups, from its start to its end. */
    private static Stream<DocumentedCall> groupLab() {
        String part = Platform.DASHBOARD;
        String lab = "/api/labs/groups";
        String member = lab + "/members/member-2";
        String queue = lab + "/queue";
        String worker = queue + "/members/worker-2";
        return Stream.of(
                DocumentedCall.send(
                        part,
                        "POST",
                        lab,
                        """
                        {"members":3,"protocol":"CLASSIC","assignment":"RANGE",
                         "staticMembership":false,"commit":"EACH_BATCH","autoCommitMillis":2000,
                         "sessionTimeoutMillis":8000,"maxPollIntervalMillis":15000,"perSecond":6}\
                        """,
                        201,
                        "running",
                        "members"),
                DocumentedCall.get(
                        part,
                        lab,
                        "sight",
                        "broker",
                        "partitions",
                        "members",
                        "timeline",
                        "totals"),
                DocumentedCall.send(
                        part, "POST", lab + "/members", "{\"count\":1}", 200, "members"),
                DocumentedCall.send(
                        part, "PUT", member + "/pace", "{\"millisPerRecord\":500}", 200, "members"),
                DocumentedCall.send(
                        part, "PUT", member + "/state", "{\"state\":\"CRASHED\"}", 200, "timeline"),
                DocumentedCall.send(part, "DELETE", member, "", 200, "members"),
                DocumentedCall.send(
                        part, "PUT", lab + "/rate", "{\"perSecond\":6}", 200, "perSecond"),
                DocumentedCall.send(
                        part, "POST", lab + "/offsets", "{\"to\":\"EARLIEST\"}", 200, "members"),
                DocumentedCall.send(
                        part,
                        "PUT",
                        lab + "/settings",
                        "{\"protocol\":\"CONSUMER\"}",
                        200,
                        "settings"),
                DocumentedCall.send(
                        part, "POST", queue, "{\"members\":2,\"lockMillis\":15000}", 201, "round"),
                DocumentedCall.get(part, queue, "sight", "support", "running", "round"),
                DocumentedCall.send(
                        part, "POST", queue + "/members", "{\"count\":1}", 200, "round"),
                DocumentedCall.send(
                        part, "PUT", worker + "/pace", "{\"millisPerRecord\":500}", 200, "round"),
                DocumentedCall.send(
                        part, "PUT", worker + "/answer", "{\"answer\":\"HOLD\"}", 200, "round"),
                DocumentedCall.send(
                        part, "PUT", worker + "/state", "{\"state\":\"STOPPED\"}", 200, "round"),
                DocumentedCall.send(part, "DELETE", worker, "", 200, "round"),
                DocumentedCall.send(part, "DELETE", queue, "", 200, "ended"),
                DocumentedCall.send(
                        part, "POST", lab + "/order/WITHIN_PARTITIONS", "", 202, "running"),
                DocumentedCall.get(part, lab + "/order", "running", "results"),
                DocumentedCall.send(part, "DELETE", lab, "", 200, "ended"));
    }

    private static Stream<DocumentedCall> actuator(String part) {
        return Stream.of(
                DocumentedCall.get(part, "/actuator/health", "status"),
                DocumentedCall.get(part, "/actuator/health/readiness", "status"),
                DocumentedCall.get(part, "/actuator/health/liveness", "status"),
                DocumentedCall.get(part, "/actuator/info"),
                DocumentedCall.get(part, "/actuator/metrics", "names"));
    }

    private static DocumentedCall get(String part, String path, String... fields) {
        return new DocumentedCall(part, "GET", path, null, 200, List.of(fields));
    }

    private static DocumentedCall send(
            String part, String method, String path, String body, int status, String... f) {
        return new DocumentedCall(part, method, path, body, status, List.of(f));
    }

    String name() {
        return "%s: %s %s".formatted(part, method, path);
    }
}
