package io.streamplatform.dashboard.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers for the services beside the cluster, in the browser, as their REST is fixed. */
final class StandIns {

    private static final String NOW = Instant.now().toString();

    private StandIns() {}

    static void answerFor(Page page) {
        answers()
                .forEach((path, body) ->
                        page.route("**/api/" + path + "*", route -> json(route, body)));
    }

    private static void json(Route route, String body) {
        route.fulfill(
                new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(body.replace("NOW", NOW)));
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put(
                "analytics/summary",
                """
                {"asOf":"NOW","events":1200,"users":40,"sessions":55,"activeUsers":4,"activeSessions":5,
                 "revenue":[],"eventsPerMinute":31,"abandonedCarts":2,"conversionRate":0.118}\
                """);
        answers.put(
                "analytics/events-per-minute",
                """
                {"minutes":[{"minute":"NOW","counts":{"PAGE_VIEW":20,"PURCHASE":3}}]}\
                """);
        answers.put(
                "analytics/active",
                "{\"minutes\":[{\"minute\":\"NOW\",\"users\":4,\"sessions\":5}]}");
        answers.put(
                "analytics/revenue",
                """
                {"totals":[{"currency":"EUR","amountMinor":182312,"orders":8}],
                 "minutes":[{"minute":"NOW","byCurrency":{"EUR":182312}},{"minute":"NOW","byCurrency":{}}]}\
                """);
        answers.put(
                "analytics/funnel",
                """
                {"steps":[{"step":"VIEW","sessions":55,"shareOfFirst":1.0,"shareOfPrevious":1.0},
                 {"step":"CART","sessions":20,"shareOfFirst":0.36,"shareOfPrevious":0.36},
                 {"step":"PURCHASE","sessions":6,"shareOfFirst":0.109,"shareOfPrevious":0.3}]}\
                """);
        answers.put(
                "analytics/top/",
                "{\"kind\":\"x\",\"entries\":[{\"name\":\"/products/12\",\"count\":31}]}");
        answers.put(
                "analytics/abandoned-carts",
                """
                {"idleAfter":"PT30M","total":1,"carts":[{"userId":"user-3","sessionId":"s","lastActivity":"NOW",
                 "items":2,"valueByCurrency":{"EUR":1900}}]}\
                """);
        answers.put(
                "alerts",
                """
                {"open":1,"alerts":[{"schemaVersion":1,"alertId":"error-rate/payment-service/1","rule":"error-rate",
                 "subject":"payment-service","severity":"CRITICAL","status":"FIRING",
                 "summary":"payment-service logged 12 errors within 1 min; the threshold is 10","value":12.0,
                 "threshold":10.0,"occurrences":31,"startedAt":"NOW","updatedAt":"NOW","acknowledgedBy":null,
                 "acknowledgedAt":null,"resolvedAt":null}]}\
                """);
        answers.put(
                "alerts/services",
                """
                [{"service":"payment-service","health":"FAILING","errors1m":12,"warnings1m":3,"fatals":1,
                 "lines1m":60,"lastLineAt":"NOW","openAlerts":1}]\
                """);
        answers.put(
                "alerts/rules",
                "[{\"rule\":\"error-rate\",\"threshold\":10,\"window\":\"PT1M\",\"severity\":\"CRITICAL\"}]");
        answers.put(
                "alerts/history",
                "{\"minutes\":[{\"minute\":\"NOW\",\"lines\":60,\"errors\":12,\"warnings\":3,\"fired\":1}]}");
        answers.put(
                "metrics/hosts",
                """
                [{"host":"web-server-01","lastSeen":"NOW","kinds":["CPU"],
                 "latest":{"CPU":{"usagePercent":{"value":37.5,"unit":"PERCENT"}}}}]\
                """);
        answers.put(
                "metrics/series",
                """
                {"host":"web-server-01","kind":"CPU","measurement":"usagePercent","unit":"PERCENT","resolution":"10s",
                 "points":[{"time":"NOW","min":30.0,"mean":37.0,"max":44.0,"p95":43.0,"count":5}]}\
                """);
        answers.put(
                "metrics/anomalies",
                """
                {"anomalies":[{"anomalyId":"a","host":"web-server-01","kind":"CPU","measurement":"usagePercent",
                 "time":"NOW","value":93.5,"unit":"PERCENT","method":"DEVIATION","severity":"WARNING","limit":61.25,
                 "expected":38.0}]}\
                """);
        answers.put(
                "likes",
                """
                {"sent":3,"acknowledged":2,"failed":1,"lastOrder":3,"absence":null,"autoPerSecond":5,"partitioner":"STICKY",
                 "latencyMillis":{"p50":2.4,"p99":9.8,"max":12.1},
                 "partitions":[{"partition":0,"acknowledged":2,"lastOffset":18},
                  {"partition":1,"acknowledged":0,"lastOffset":null},{"partition":2,"acknowledged":0,"lastOffset":null}],
                 "deliveries":[{"order":2,"user":"mira","partition":0,"offset":18,"latencyMillis":2.4,"at":"NOW"},
                  {"order":1,"user":"<b>alice</b>","partition":0,"offset":17,"latencyMillis":3.2,"at":"NOW"}],
                 "failures":[{"order":3,"reason":"the broker was away"}]}\
                """);
        answers.put(
                "likes/consumers",
                """
                [{"url":"http://127.0.0.1:5002","answer":{"group":"likes-ui","memberId":"m-1","clientId":"likes-consumer-1",
                  "partitions":[0,2],"consumed":2,"consumedByPartition":{"0":2},"lastOrder":2,"commits":1,
                  "committed":{"0":18},"rebalances":[{"at":"NOW","event":"ASSIGNED","partitions":[0,2]}]}},
                 {"url":"http://127.0.0.1:5003","answer":{"group":"likes-ui","memberId":null,"clientId":"likes-consumer-2",
                  "partitions":[],"consumed":0,"consumedByPartition":{},"lastOrder":null,"commits":0,"committed":{},
                  "rebalances":[]}}]\
                """);
        return answers;
    }
}
