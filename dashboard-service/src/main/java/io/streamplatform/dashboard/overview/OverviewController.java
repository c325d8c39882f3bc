package io.streamplatform.dashboard.overview;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The map and the figures as JSON. */
@RestController
@Tag(name = "Overview")
class OverviewController {

    private final FlowBoard flow;
    private final StatsBoard stats;

    OverviewController(FlowBoard flow, StatsBoard stats) {
        this.flow = flow;
        this.stats = stats;
    }

    @GetMapping("/api/flow")
    @Operation(summary = "The map: producers, topics and groups, and what flows between them")
    Flow flow() {
        return flow.flow();
    }

    @GetMapping("/api/stats")
    @Operation(summary = "The figures of the whole cluster, with their last minutes")
    Stats stats() {
        return stats.stats();
    }
}
