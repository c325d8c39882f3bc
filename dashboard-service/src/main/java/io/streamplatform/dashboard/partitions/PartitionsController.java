package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Paging;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Partitions in trouble, elections and moves, as JSON. */
@RestController
@Tag(name = "Cluster")
class PartitionsController {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final PartitionProblems problems;
    private final Leaders leaders;
    private final Reassignments reassignments;

    PartitionsController(PartitionProblems problems, Leaders leaders, Reassignments reassignments) {
        this.problems = problems;
        this.leaders = leaders;
        this.reassignments = reassignments;
    }

    /**
     * Partitions that are meant.
     *
     * @param partitions null or none for all that it can be about
     */
    record Which(@Nullable List<@Nullable PartitionName> partitions) {
        List<PartitionName> named() {
            List<PartitionName> named = new ArrayList<>();
            for (PartitionName each :
                    partitions == null ? List.<@Nullable PartitionName>of() : partitions) {
                if (each == null) {
                    throw new BadParameter(
                            "partitions[%d]".formatted(named.size()),
                            null,
                            "give a topic and the number of a partition.");
                }
                named.add(each);
            }
            return named;
        }
    }

    /**
     * A page of partitions whose replicas move.
     *
     * @param at when they were told; null when they never were
     * @param error why they could not be asked just now; null when they could
     */
    record MovingList(
            int total,
            int page,
            int size,
            @Nullable Instant at,
            @Nullable String error,
            List<Reassignments.Moving> reassignments) {

        static MovingList of(Told<List<Reassignments.Moving>> told, int page, int size) {
            List<Reassignments.Moving> all =
                    Objects.requireNonNullElse(told.value(), List.<Reassignments.Moving>of());
            return new MovingList(
                    all.size(), page, size, told.at(), told.error(), Paging.page(all, page, size));
        }
    }

    @Operation(summary = "Partitions that are not as they should be, worst first")
    @GetMapping("/api/cluster/partitions")
    PartitionProblems.Found find(
            @Parameter(description = "any, offline, underMinIsr, underReplicated, notPreferred")
                    @RequestParam(defaultValue = "any")
                    String problem,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return problems.find(
                Parameters.oneOf("problem", problem, Problem.class),
                Parameters.text("search", search, 249),
                Parameters.page(page),
                Parameters.number("size", size, 1, 1_000));
    }

    @Operation(summary = "Which leaders would move to their preferred broker; moves none")
    @PostMapping(
            path = "/api/cluster/partitions/elect/dry-run",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    Election tryElect(@RequestBody Which which) {
        return leaders.plan(which.named());
    }

    @Operation(
            summary = "Has preferred leaders elected",
            description = "Never an unclean election: nothing that was acknowledged is lost.")
    @PostMapping(
            path = "/api/cluster/partitions/elect",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    Leaders.Outcome elect(@RequestBody Which which) {
        return leaders.elect(which.named());
    }

    @Operation(summary = "Partitions whose replicas move at the moment")
    @GetMapping("/api/cluster/reassignments")
    MovingList moving(
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return MovingList.of(
                reassignments.moving(PATIENCE),
                Parameters.page(page),
                Parameters.number("size", size, 1, 1_000));
    }

    @Operation(summary = "What moving replicas would copy and drop; moves none")
    @PostMapping(
            path = "/api/cluster/reassignments/dry-run",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    Reassignments.Plan tryMove(@RequestBody MoveRequest request) {
        return reassignments.plan(request);
    }

    @Operation(summary = "Begins to move a topic's replicas to other brokers")
    @PostMapping(path = "/api/cluster/reassignments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Role.ADMIN)
    Reassignments.Plan move(@RequestBody MoveRequest request) {
        return reassignments.move(request);
    }

    @Operation(summary = "Stops moves; the replicas stay where they were")
    @PostMapping(
            path = "/api/cluster/reassignments/cancel",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    ResponseEntity<Void> cancel(@RequestBody Which which) {
        reassignments.cancel(which.named());
        return ResponseEntity.noContent().build();
    }
}
