package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lab of schema evolution, as JSON. */
@RestController
@Tag(name = "Labs")
class SchemaLabController {

    private static final String LAB = "/api/labs/schemas";

    private final SchemaLab lab;
    private final LevelMatrix matrix;

    SchemaLabController(SchemaLab lab, LevelMatrix matrix) {
        this.lab = lab;
        this.matrix = matrix;
    }

    @GetMapping(LAB)
    @Operation(summary = "The lab as it is: the roll-out, its newest records, the exercises")
    LabState state() {
        return lab.state();
    }

    @PostMapping(path = LAB, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Start the lab: a topic, a subject, a producer and two readers",
            description = "One runs at a time. It ends by itself when nobody looks at it any more.")
    LabState start(@RequestBody RolloutRequest request) {
        return lab.start(request);
    }

    @DeleteMapping(LAB)
    @Requires(Role.EDITOR)
    @Operation(summary = "End the lab, and delete its topic and its subject")
    LabState end() {
        return lab.end();
    }

    @PutMapping(path = LAB + "/rollout", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Begin anew with a change, an order and a level")
    LabState restart(@RequestBody RolloutRequest request) {
        return lab.restart(request);
    }

    @PostMapping(LAB + "/rollout/steps")
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Deploy version 2 to whose turn it is",
            description =
                    "409 with the registry's words when it does not take version 2 at the level"
                            + " that holds; the producer keeps version 1 then.")
    LabState step() {
        return lab.step();
    }

    @PutMapping(path = LAB + "/level", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Set the level of the lab's subject")
    LabState level(@RequestBody LevelRequest request) {
        if (request.level() == null) {
            throw new BadParameter("level", null, "give one, such as BACKWARD.");
        }
        return lab.level(RolloutRequest.oneOf("level", request.level(), CompatibilityLevel.class));
    }

    @PutMapping(path = LAB + "/rate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(summary = "Set how many records a second are written; 0 pauses")
    LabState rate(@RequestBody RateRequest request) {
        return lab.rate(request.perSecond());
    }

    @GetMapping(LAB + "/changes")
    @Operation(summary = "The changes that can be tried, and what is to be expected of each")
    List<ChangeView> changes() {
        return Orders.CHANGES.stream().map(ChangeView::of).toList();
    }

    @PostMapping(path = LAB + "/changes/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(summary = "What is to be expected of a change of one's own; nothing is registered")
    ChangeView check(@RequestBody OwnChange request) {
        return ChangeView.of(SchemaChange.named(SchemaChange.OWN, request.text()));
    }

    @GetMapping(LAB + "/matrix")
    @Operation(summary = "What the registry said last of each change at each level")
    Matrix matrix() {
        Matrix last = matrix.last();
        if (last == null) {
            throw new NotFound(
                    "matrix", "last", "The registry was not asked yet; POST to it to ask.");
        }
        return last;
    }

    @PostMapping(path = LAB + "/matrix", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Ask the registry about each change at each level",
            description = "On a subject of the lab's own, which is deleted afterwards.")
    Matrix ask(@RequestBody OwnChange request) {
        return matrix.ask(request.text());
    }

    /**
     * A change of one's own.
     *
     * @param text the new version, as an Avro schema; null for none
     */
    record OwnChange(@Nullable String text) {}

    /**
     * A level.
     *
     * @param level such as {@code BACKWARD}
     */
    record LevelRequest(@Nullable String level) {}

    /**
     * A rate.
     *
     * @param perSecond records a second
     */
    record RateRequest(@Nullable Integer perSecond) {}
}
