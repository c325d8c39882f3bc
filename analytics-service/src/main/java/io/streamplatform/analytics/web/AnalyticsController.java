package io.streamplatform.analytics.web;

import io.streamplatform.analytics.AnalyticsProperties;
import io.streamplatform.analytics.queries.Analytics;
import io.streamplatform.analytics.queries.Answers;
import io.streamplatform.analytics.queries.TopKind;
import io.streamplatform.starter.web.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known about the users' events. */
@RestController
@RequestMapping("/api/analytics")
final class AnalyticsController {
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_STEPS = 60;

    private final Analytics analytics;
    private final long minutesKept;
    private final int pathUsers;

    AnalyticsController(Analytics analytics, AnalyticsProperties properties) {
        this.analytics = analytics;
        this.minutesKept = properties.limits().minutesKept().toMinutes();
        this.pathUsers = properties.limits().pathUsers();
    }

    @GetMapping("/summary")
    Answers.Summary summary() {
        return analytics.summary();
    }

    @GetMapping("/totals")
    Answers.Totals totals() {
        return analytics.totals();
    }

    @GetMapping("/events-per-minute")
    Answers.EventsPerMinute eventsPerMinute(@RequestParam(defaultValue = "60") int minutes) {
        return analytics.eventsPerMinute(kept(minutes));
    }

    @GetMapping("/active")
    Answers.Active active(@RequestParam(defaultValue = "60") int minutes) {
        return analytics.active(kept(minutes));
    }

    @GetMapping("/revenue")
    Answers.RevenueOverTime revenue(@RequestParam(defaultValue = "60") int minutes) {
        return analytics.revenue(kept(minutes));
    }

    @GetMapping("/funnel")
    Answers.FunnelSteps funnel() {
        return analytics.funnel();
    }

    @GetMapping("/top/{kind}")
    Answers.Top top(
            @PathVariable String kind,
            @RequestParam(defaultValue = "10") @Min(1) @Max(MOST_ENTRIES) int limit) {
        return analytics.top(
                TopKind.of(kind)
                        .orElseThrow(() ->
                                Problems.notFound(
                                        "There is no top list of %s; try pages, products or searches"
                                                .formatted(kind))),
                limit);
    }

    @GetMapping("/abandoned-carts")
    Answers.AbandonedCarts abandonedCarts(
            @RequestParam(defaultValue = "20") @Min(1) @Max(MOST_ENTRIES) int limit) {
        return analytics.abandonedCarts(limit);
    }

    @GetMapping("/users/{userId}/path")
    Answers.Path path(
            @PathVariable String userId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST_STEPS) int limit) {
        return analytics
                .path(userId, limit)
                .orElseThrow(() ->
                        Problems.notFound(
                                "No path of user %s is known; those of the %,d users of each partition that were active last are kept"
                                        .formatted(userId, pathUsers)));
    }

    private int kept(int minutes) {
        if (minutes < 1 || minutes > minutesKept) {
            throw Problems.badField(
                    "minutes",
                    minutes,
                    "must be 1 to %d, for as long as minutes are kept".formatted(minutesKept));
        }
        return minutes;
    }
}
