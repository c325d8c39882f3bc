package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.groups.GroupId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rebalances of a group, as JSON. */
@RestController
@Tag(name = "Groups")
class RebalancesController {

    private final RebalanceBook book;

    RebalancesController(RebalanceBook book) {
        this.book = book;
    }

    @GetMapping({"/api/groups/{group}/rebalances", "/api/group/rebalances"})
    @Operation(
            summary = "Who held which partition when, and how long each rebalance took",
            description =
                    "As the dashboard's samples saw it since it started, for an hour and 50 epochs"
                            + " at most. Times lie between two samples, and are told as that.")
    Rebalances rebalances(GroupId group) {
        return book.of(group.name()).orElseThrow(group::notFound);
    }
}
