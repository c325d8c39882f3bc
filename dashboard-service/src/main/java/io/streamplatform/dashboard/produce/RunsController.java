package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.produce.RecordsRequest.GivenRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Runs, as JSON: a record that is written many times at a rate. */
@RestController
@Tag(name = "Produce")
class RunsController {

    private static final String RUNS = "/api/topics/{topic}/runs";

    private final Runs runs;

    RunsController(Runs runs) {
        this.runs = runs;
    }

    @PostMapping(path = RUNS, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Write a record many times, at a rate, its placeholders filled in each time")
    ResponseEntity<RunProgress> start(@PathVariable String topic, @RequestBody RunRequest request) {
        RunProgress started = runs.start(topic, request);
        URI at =
                UriComponentsBuilder.fromPath(RUNS).pathSegment(started.id()).encode().build(topic);
        return ResponseEntity.created(at).body(started);
    }

    @PostMapping(path = RUNS + "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(summary = "The first three records that a run would write; nothing is sent")
    Preview preview(@PathVariable String topic, @RequestBody RunRequest request) {
        return new Preview(runs.preview(topic, request));
    }

    @GetMapping(RUNS)
    @Operation(summary = "The runs to this topic, newest first")
    Listed list(@PathVariable String topic) {
        return new Listed(runs.of(topic));
    }

    @GetMapping(RUNS + "/{id}")
    @Operation(summary = "How far a run is")
    RunProgress progress(@PathVariable String topic, @PathVariable String id) {
        return runs.progress(topic, id);
    }

    @DeleteMapping(RUNS + "/{id}")
    @Requires(Role.EDITOR)
    @Operation(summary = "Stop a run; what was sent stays")
    RunProgress stop(@PathVariable String topic, @PathVariable String id) {
        return runs.stop(topic, id);
    }

    /**
     * What a run would write.
     *
     * @param records its first
     */
    record Preview(List<GivenRecord> records) {}

    /**
     * Runs.
     *
     * @param runs newest first
     */
    record Listed(List<RunProgress> runs) {}
}
