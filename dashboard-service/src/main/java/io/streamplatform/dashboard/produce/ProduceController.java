package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Records to be written, as JSON. */
@RestController
@Tag(name = "Produce")
@Requires(Role.EDITOR)
class ProduceController {

    private final RecordWriter writer;

    ProduceController(RecordWriter writer) {
        this.writer = writer;
    }

    @PostMapping(path = "/api/topics/{topic}/records", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Write records and tell what became of each")
    @ResponseStatus(HttpStatus.CREATED)
    WrittenRecords write(@PathVariable String topic, @RequestBody RecordsRequest request) {
        return writer.write(topic, request);
    }
}
