package io.streamplatform.dashboard.overview;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The map and the figures as JSON. */
@RestController
class OverviewController {

    private final FlowBoard flow;
    private final StatsBoard stats;

    OverviewController(FlowBoard flow, StatsBoard stats) {
        this.flow = flow;
        this.stats = stats;
    }

    @GetMapping("/api/flow")
    Flow flow() {
        return flow.flow();
    }

    @GetMapping("/api/stats")
    Stats stats() {
        return stats.stats();
    }
}
