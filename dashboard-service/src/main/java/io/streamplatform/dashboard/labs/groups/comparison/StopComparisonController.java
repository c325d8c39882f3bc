package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ways of rebalancing side by side, as JSON. */
@RestController
@Tag(name = "Labs")
class StopComparisonController {

    private static final String COMPARISON = "/api/labs/groups/comparison";

    private final StopComparisons comparisons;

    StopComparisonController(StopComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @PostMapping(path = COMPARISON, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Measure how long partitions stand still when a group rebalances",
            description =
                    "Eager, cooperative and KIP-848 at the same time under the same traffic, in"
                            + " topics and groups that are deleted afterwards. It takes the twelve"
                            + " places of the lab and less than a minute. One runs at a time.")
    StopComparisonView start(@RequestBody StopComparisonRequest request) {
        return comparisons.start(request.repetitions(), request.heartbeatMillis());
    }

    @GetMapping(COMPARISON)
    @Operation(summary = "How far the comparison is, and what it measured")
    StopComparisonView view() {
        return comparisons.view();
    }

    @DeleteMapping(COMPARISON)
    @Requires(Role.EDITOR)
    @Operation(summary = "Stop the comparison")
    StopComparisonView stop() {
        return comparisons.stop();
    }

    /**
     * What is to be measured.
     *
     * @param repetitions of a member's coming and going, 1 to 5; 3 when left out
     * @param heartbeatMillis of all members, 500 to 5000; as Kafka has it for each way when left
     *     out
     */
    record StopComparisonRequest(
            @Nullable Integer repetitions, @Nullable Integer heartbeatMillis) {}
}
