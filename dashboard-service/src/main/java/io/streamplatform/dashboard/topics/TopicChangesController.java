package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes to topics, as JSON. */
@RestController
@Tag(name = "Topics")
@Requires(Role.ADMIN)
class TopicChangesController {

    private final TopicChanges changes;

    TopicChangesController(TopicChanges changes) {
        this.changes = changes;
    }

    @PostMapping(path = "/api/topics", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CreatedTopic> create(@RequestBody TopicRequest request) {
        CreatedTopic created = changes.create(request);
        return ResponseEntity.created(URI.create("/api/topics/" + created.name())).body(created);
    }

    @DeleteMapping("/api/topics/{topic}")
    ResponseEntity<Void> delete(@PathVariable String topic) {
        changes.delete(topic);
        return ResponseEntity.noContent().build();
    }
}
