package io.streamplatform.system;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that has to be refused with a problem detail.
 *
 * @param field the field that the problem has to name, or null when it is not about a field
 */
record RefusedCall(
        String part,
        String method,
        String path,
        @Nullable String body,
        int status,
        @Nullable String field) {

    static Stream<RefusedCall> all() {
        return Stream.of(
                RefusedCall.send(
                        "event-producer",
                        "POST",
                        "/api/events",
                        """
                        {"type":"ADD_TO_CART","userId":"u","sessionId":"s","product":"p",
                         "quantity":0,"unitPrice":{"amountMinor":1,"currency":"EUR"}}\
                        """,
                        400,
                        "quantity"),
                RefusedCall.send("event-producer", "POST", "/api/events", "{ not json", 400, null),
                RefusedCall.send(
                        "event-producer",
                        "POST",
                        "/api/events/burst",
                        "{\"count\":0}",
                        400,
                        "count"),
                RefusedCall.send(
                        "log-producer",
                        "POST",
                        "/api/logs",
                        """
                        {"level":"LOUD","service":"s","instance":"i","logger":"l","message":"m"}\
                        """,
                        400,
                        "level"),
                RefusedCall.send(
                        "log-producer", "PATCH", "/api/traffic", "{\"rate\":50001}", 400, "rate"),
                RefusedCall.send(
                        "log-producer",
                        "PATCH",
                        "/api/traffic",
                        "{\"format\":\"thrift\"}",
                        400,
                        "format"),
                RefusedCall.send(
                        "log-producer",
                        "POST",
                        "/api/incidents",
                        """
                        {"kind":"FLOOD","target":"payment-service","duration":"PT2M"}\
                        """,
                        400,
                        "kind"),
                new RefusedCall("log-producer", "DELETE", "/api/incidents/none", null, 404, null),
                RefusedCall.send(
                        "metrics-producer",
                        "POST",
                        "/api/metrics",
                        """
                        {"kind":"CPU","host":"h","usagePercent":120,"cores":4,"loadAverage1m":1}\
                        """,
                        400,
                        "usagePercent"),
                RefusedCall.get(
                        "analytics", "/api/analytics/events-per-minute?minutes=0", 400, "minutes"),
                RefusedCall.get("analytics", "/api/analytics/active?minutes=many", 400, "minutes"),
                RefusedCall.get("analytics", "/api/analytics/top/pages?limit=-1", 400, "limit"),
                RefusedCall.get("analytics", "/api/analytics/users/nobody-at-all/path", 404, null),
                RefusedCall.get("alert", "/api/alerts?status=LOUD", 400, "status"),
                RefusedCall.get("alert", "/api/alerts?limit=0", 400, "limit"),
                RefusedCall.get("alert", "/api/alerts/none", 404, null),
                RefusedCall.send(
                        "alert",
                        "POST",
                        "/api/alerts/acknowledge",
                        "{\"alertId\":\"none\",\"by\":\"mira\"}",
                        404,
                        null),
                RefusedCall.send(
                        "alert", "PUT", "/api/alerts/rules/none", "{\"threshold\":5}", 404, null),
                RefusedCall.send(
                        "alert",
                        "PUT",
                        "/api/alerts/rules/error-rate",
                        "{\"threshold\":-5}",
                        400,
                        "threshold"),
                RefusedCall.get(
                        "metrics-logger",
                        "/api/metrics/series?host=documented-host&kind=CPU"
                                + "&measurement=usagePercent&resolution=1y",
                        400,
                        "resolution"),
                RefusedCall.get("metrics-logger", "/api/metrics/series?kind=CPU", 400, "host"),
                RefusedCall.get(
                        "metrics-logger", "/api/metrics/anomalies?from=yesterday", 400, "from"),
                RefusedCall.send("likes", "POST", "/api/likes?count=0", "", 400, "count"),
                RefusedCall.send("likes", "POST", "/api/likes?user=a%20b", "", 400, "user"),
                RefusedCall.send(
                        "likes",
                        "PATCH",
                        "/api/likes",
                        "{\"partitioner\":\"RANDOM\"}",
                        400,
                        "partitioner"),
                RefusedCall.send(
                        "likes",
                        "PATCH",
                        "/api/likes",
                        "{\"autoPerSecond\":201}",
                        400,
                        "autoPerSecond"),
                RefusedCall.get(Platform.DASHBOARD, "/api/topics?sort=colour", 400, "sort"),
                RefusedCall.get(Platform.DASHBOARD, "/api/topics?page=-1", 400, "page"),
                RefusedCall.get(Platform.DASHBOARD, "/api/topics/no-such-topic", 404, null),
                RefusedCall.send(
                        Platform.DASHBOARD,
                        "POST",
                        "/api/topics",
                        "{\"name\":\"documented\",\"configs\":{\"no.such\":\"1\"}}",
                        400,
                        "configs.no.such"),
                RefusedCall.send(
                        Platform.DASHBOARD,
                        "POST",
                        "/api/topics",
                        "{\"name\":\"user-events\"}",
                        409,
                        "name"),
                new RefusedCall(
                        Platform.DASHBOARD, "DELETE", "/api/topics/no-such-topic", null, 404, null),
                RefusedCall.send(
                        Platform.DASHBOARD,
                        "POST",
                        "/api/topics/user-events/records",
                        "{\"records\":[]}",
                        400,
                        "records"),
                RefusedCall.send(
                        Platform.DASHBOARD,
                        "POST",
                        "/api/topics/no-such-topic/records",
                        "{\"records\":[{\"value\":\"v\"}]}",
                        404,
                        "topic"),
                RefusedCall.get(Platform.DASHBOARD, "/api/cluster/events?limit=0", 400, "limit"),
                RefusedCall.get(Platform.DASHBOARD, "/api/groups/no-such-group", 404, null),
                RefusedCall.get(Platform.DASHBOARD, "/api/messages/no-such-topic", 404, null),
                RefusedCall.get(
                        Platform.DASHBOARD, "/api/messages/user-events?from=soon", 400, "from"),
                RefusedCall.get(
                        Platform.DASHBOARD, "/api/latest/user-events?limit=0", 400, "limit"),
                RefusedCall.get(
                        Platform.DASHBOARD, "/api/analytics/users/nobody-at-all/path", 404, null));
    }

    private static RefusedCall get(String part, String path, int status, @Nullable String field) {
        return new RefusedCall(part, "GET", path, null, status, field);
    }

    private static RefusedCall send(
            String part,
            String method,
            String path,
            String body,
            int status,
            @Nullable String field) {
        return new RefusedCall(part, method, path, body, status, field);
    }

    String name() {
        return "%s: %s %s".formatted(part, method, path);
    }
}
