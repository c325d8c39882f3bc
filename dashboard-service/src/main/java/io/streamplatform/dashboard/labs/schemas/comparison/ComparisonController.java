package io.streamplatform.dashboard.labs.schemas.comparison;

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

/** Formats side by side, as JSON. */
@RestController
@Tag(name = "Labs")
class ComparisonController {

    private static final String COMPARISON = "/api/labs/schemas/comparison";

    private final Comparisons comparisons;

    ComparisonController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @PostMapping(path = COMPARISON, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Measure size and speed of the formats",
            description =
                    "The same records are written and read in each, in topics that are deleted"
                            + " afterwards. One runs at a time.")
    ComparisonView start(@RequestBody ComparisonRequest request) {
        return comparisons.start(request.records());
    }

    @GetMapping(COMPARISON)
    @Operation(summary = "How far the comparison is, and what it measured")
    ComparisonView view() {
        return comparisons.view();
    }

    @DeleteMapping(COMPARISON)
    @Requires(Role.EDITOR)
    @Operation(summary = "Stop the comparison")
    ComparisonView stop() {
        return comparisons.stop();
    }

    /**
     * What is to be measured.
     *
     * @param records that each format writes and reads in a round; 20,000 when left out
     */
    record ComparisonRequest(@Nullable Integer records) {}
}
