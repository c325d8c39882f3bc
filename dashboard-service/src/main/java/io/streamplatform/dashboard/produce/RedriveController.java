package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
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

/** Redrives, as JSON: dead letters that go back to where they came from. */
@RestController
@Tag(name = "Produce")
class RedriveController {

    private static final String REDRIVES = "/api/topics/{topic}/redrives";

    private final Redriving redriving;

    RedriveController(Redriving redriving) {
        this.redriving = redriving;
    }

    @PostMapping(path = REDRIVES + "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(summary = "How many dead letters would go to which topic; nothing is sent")
    RedriveProgress preview(@PathVariable String topic, @RequestBody RedriveRequest request) {
        return redriving.preview(topic, request);
    }

    @PostMapping(path = REDRIVES, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.EDITOR)
    @Operation(
            summary = "Send dead letters back to the topics they came from",
            description =
                    "All that there are now, or those given. The origin is told by the headers of"
                            + " Spring Kafka (kafka_dlt-*) or Kafka Connect, else by the topic's"
                            + " name. Those redriven before are left out unless again is true.")
    ResponseEntity<RedriveProgress> start(
            @PathVariable String topic, @RequestBody RedriveRequest request) {
        RedriveProgress started = redriving.start(topic, request);
        URI at =
                UriComponentsBuilder.fromPath(REDRIVES)
                        .pathSegment(String.valueOf(started.id()))
                        .encode()
                        .build(topic);
        return ResponseEntity.created(at).body(started);
    }

    @GetMapping(REDRIVES)
    @Operation(summary = "The redrives of this topic, newest first")
    Listed list(@PathVariable String topic) {
        return new Listed(redriving.of(topic));
    }

    @GetMapping(REDRIVES + "/{id}")
    @Operation(summary = "How far a redrive is")
    RedriveProgress progress(@PathVariable String topic, @PathVariable String id) {
        return redriving.progress(topic, id);
    }

    @DeleteMapping(REDRIVES + "/{id}")
    @Requires(Role.EDITOR)
    @Operation(summary = "Stop a redrive; what was sent stays")
    RedriveProgress stop(@PathVariable String topic, @PathVariable String id) {
        return redriving.stop(topic, id);
    }

    /**
     * Redrives.
     *
     * @param redrives newest first
     */
    record Listed(List<RedriveProgress> redrives) {}
}
