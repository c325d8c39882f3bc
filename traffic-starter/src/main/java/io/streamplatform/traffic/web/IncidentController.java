package io.streamplatform.traffic.web;

import io.streamplatform.starter.web.Problems;
import io.streamplatform.traffic.incidents.Incidents;
import io.streamplatform.traffic.pace.PacedThread;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.IncidentKind;
import io.streamplatform.traffic.world.World;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts, shows and ends incidents. */
@RestController
@RequestMapping(path = "/api/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents", description = "Let something happen in the simulated world for a while")
final class IncidentController {
    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final World<?> world;
    private final Incidents incidents;
    private final PacedThread thread;

    IncidentController(World<?> world, Incidents incidents, PacedThread thread) {
        this.world = world;
        this.incidents = incidents;
        this.thread = thread;
    }

    @GetMapping
    @Operation(summary = "What is going on, the oldest first")
    List<Incident> active() {
        return incidents.active();
    }

    @GetMapping("/kinds")
    @Operation(summary = "What can be started, and where")
    List<IncidentKind> kinds() {
        return world.incidentKinds();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Start an incident",
            description =
                    "It begins at once and ends by itself. Without a target, it happens at the"
                            + " kind's first one; without a duration, it lasts two minutes.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = IncidentRequest.class)))
    @ApiResponse(responseCode = "201", description = "It has begun")
    @ApiResponse(
            responseCode = "400",
            description = "A field is not acceptable; `errors` names it",
            content = @Content)
    @ApiResponse(
            responseCode = "409",
            description = "Too much is going on already",
            content = @Content)
    ResponseEntity<Incident> start(HttpServletRequest request) {
        IncidentRequest wanted = RequestReader.read(request, IncidentRequest.class);
        IncidentKind kind = kindOf(wanted);
        String target = targetOf(wanted, kind);
        Duration duration = durationOf(wanted);
        double intensity = intensityOf(wanted);
        Incident started;
        try {
            started = incidents.start(kind.kind(), target, duration, intensity);
        } catch (IllegalStateException e) {
            throw Problems.conflict(String.valueOf(e.getMessage()));
        }
        thread.wake();
        return ResponseEntity.created(URI.create("/api/incidents/" + started.id())).body(started);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End an incident before its time")
    @ApiResponse(responseCode = "204", description = "It has ended")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such incident now",
            content = @Content)
    void end(@PathVariable String id) {
        if (!incidents.end(id)) {
            throw Problems.notFound(
                    "There is no incident %s now; GET /api/incidents lists them.".formatted(id));
        }
        thread.wake();
    }

    private IncidentKind kindOf(IncidentRequest wanted) {
        List<IncidentKind> kinds = world.incidentKinds();
        return kinds.stream()
                .filter(kind -> kind.kind().equals(wanted.kind()))
                .findFirst()
                .orElseThrow(() ->
                        Problems.badField(
                                "kind",
                                wanted.kind(),
                                kinds.stream()
                                        .map(IncidentKind::kind)
                                        .collect(Collectors.joining(", ", "must be one of ", ""))));
    }

    private static String targetOf(IncidentRequest wanted, IncidentKind kind) {
        String target = wanted.target();
        if (target == null) {
            return kind.targets().getFirst();
        }
        if (!kind.targets().contains(target)) {
            throw Problems.badField(
                    "target", target, "must be one of " + String.join(", ", kind.targets()));
        }
        return target;
    }

    private static Duration durationOf(IncidentRequest wanted) {
        Duration duration = wanted.duration() == null ? USUAL : wanted.duration();
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw Problems.badField(
                    "duration", duration, "must be %s to %s".formatted(SHORTEST, LONGEST));
        }
        return duration;
    }

    private static double intensityOf(IncidentRequest wanted) {
        double intensity = wanted.intensity() == null ? 1 : wanted.intensity();
        if (!(intensity > 0 && intensity <= 1)) {
            throw Problems.badField("intensity", intensity, "must be above 0 and at most 1");
        }
        return intensity;
    }
}
