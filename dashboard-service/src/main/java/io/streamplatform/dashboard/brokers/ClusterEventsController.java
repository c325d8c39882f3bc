package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in the cluster, as JSON. */
@RestController
@Tag(name = "Cluster")
class ClusterEventsController {

    private final ClusterEvents events;

    ClusterEventsController(ClusterEvents events) {
        this.events = events;
    }

    @GetMapping("/api/cluster/events")
    @Operation(summary = "What happened in the cluster, newest first")
    ClusterEvents.Happened events(@RequestParam(defaultValue = "100") String limit) {
        return events.newest(Parameters.number("limit", limit, 1, ClusterEvents.MOST_KEPT));
    }
}
