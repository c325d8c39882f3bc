package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.web.DryRun;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Changes to topics, as JSON. With {@code dryRun=true} they tell what would be done. */
@RestController
@Requires(Role.ADMIN)
@Tag(name = "Topics")
class TopicChangesController {

    private static final String ID =
            "id of the topic that was looked at; another topic of the same name is left alone";

    private final TopicChanges changes;
    private final TopicDeletion deletion;
    private final TopicEmptying emptying;
    private final TopicGrowth growth;

    TopicChangesController(
            TopicChanges changes,
            TopicDeletion deletion,
            TopicEmptying emptying,
            TopicGrowth growth) {
        this.changes = changes;
        this.deletion = deletion;
        this.emptying = emptying;
        this.growth = growth;
    }

    @PostMapping(path = "/api/topics", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Creates a topic, and answers when it can be seen")
    ResponseEntity<CreatedTopic> create(
            @RequestBody TopicRequest request,
            @Parameter(description = "true: Kafka checks the topic, and does not create it")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return made(changes.create(request));
    }

    @PostMapping(
            path = "/api/topics",
            params = DryRun.ASKED,
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    CreatedTopic check(@RequestBody TopicRequest request) {
        return changes.check(request);
    }

    /**
     * What a clone is called.
     *
     * @param name of the new topic
     */
    record CloneRequest(@Nullable String name) {}

    @PostMapping(path = "/api/topics/{topic}/clone", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Creates a topic of the same layout and settings under another name",
            description = "Partitions, replicas and the topic's own settings; no records.")
    ResponseEntity<CreatedTopic> cloned(
            @PathVariable String topic,
            @RequestBody CloneRequest request,
            @Parameter(description = "true: Kafka checks the clone, and does not create it")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return made(changes.cloned(topic, request.name()));
    }

    @PostMapping(
            path = "/api/topics/{topic}/clone",
            params = DryRun.ASKED,
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    CreatedTopic checkClone(@PathVariable String topic, @RequestBody CloneRequest request) {
        return changes.checkClone(topic, request.name());
    }

    @DeleteMapping("/api/topics/{topic}")
    @Operation(summary = "Deletes a topic with all of its records")
    ResponseEntity<Void> delete(
            @PathVariable String topic,
            @Parameter(description = ID) @RequestParam(required = false) @Nullable String id,
            @Parameter(
                            description =
                                    "true: tells how many records would be gone and which groups"
                                            + " read them; deletes nothing")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        changes.delete(topic, id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping(path = "/api/topics/{topic}", params = DryRun.ASKED)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    DeletedTopic lookAtDeleting(
            @PathVariable String topic, @RequestParam(required = false) @Nullable String id) {
        return deletion.look(topic, id);
    }

    @DeleteMapping("/api/topics/{topic}/records")
    @Operation(summary = "Deletes the records of a topic up to a place, partition by partition")
    EmptiedTopic empty(
            @PathVariable String topic,
            @Parameter(description = ID) @RequestParam(required = false) @Nullable String id,
            @Parameter(description = "one partition; all when left out")
                    @RequestParam(required = false)
                    @Nullable String partition,
            @Parameter(description = "now, offset:N or time:2026-01-31T12:00:00Z")
                    @RequestParam(required = false)
                    @Nullable String before,
            @Parameter(
                            description =
                                    "true: tells how many records would be deleted, and which"
                                            + " groups lose some; deletes none")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return emptying.empty(request(topic, id, partition, before));
    }

    @DeleteMapping(path = "/api/topics/{topic}/records", params = DryRun.ASKED)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    EmptiedTopic lookAtEmptying(
            @PathVariable String topic,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String partition,
            @RequestParam(required = false) @Nullable String before) {
        return emptying.look(request(topic, id, partition, before));
    }

    @PostMapping(
            path = "/api/topics/{topic}/partitions",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Gives a topic more partitions; none can be taken away again")
    GrownTopic grow(
            @PathVariable String topic,
            @Parameter(description = ID) @RequestParam(required = false) @Nullable String id,
            @RequestBody TopicGrowth.Request request,
            @Parameter(
                            description =
                                    "true: tells how many keys would go to another partition than"
                                            + " before; adds none")
                    @RequestParam(required = false)
                    @Nullable String dryRun) {
        DryRun.isNotAsked(dryRun);
        return growth.grow(topic, id, request, false);
    }

    @PostMapping(
            path = "/api/topics/{topic}/partitions",
            params = DryRun.ASKED,
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(hidden = true)
    GrownTopic lookAtGrowth(
            @PathVariable String topic,
            @RequestParam(required = false) @Nullable String id,
            @RequestBody TopicGrowth.Request request) {
        return growth.grow(topic, id, request, true);
    }

    private static TopicEmptying.Request request(
            String topic,
            @Nullable String id,
            @Nullable String partition,
            @Nullable String before) {
        return new TopicEmptying.Request(
                topic,
                id,
                partition == null
                        ? null
                        : Parameters.number("partition", partition, 0, Integer.MAX_VALUE),
                before == null ? new Until.Now() : Until.parse(before));
    }

    private static ResponseEntity<CreatedTopic> made(CreatedTopic created) {
        String path =
                "/api/topics/" + UriUtils.encodePathSegment(created.name(), StandardCharsets.UTF_8);
        return ResponseEntity.created(URI.create(path)).body(created);
    }
}
