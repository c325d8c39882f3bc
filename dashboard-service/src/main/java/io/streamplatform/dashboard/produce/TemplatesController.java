package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RecordTemplates.Kinds;
import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a form for a new record can be filled with, as JSON. */
@RestController
@Tag(name = "Produce")
class TemplatesController {

    private final RecordTemplates templates;

    TemplatesController(RecordTemplates templates) {
        this.templates = templates;
    }

    @GetMapping("/api/topics/{topic}/templates")
    @Operation(summary = "The newest record of each kind that the topic's last records are of")
    Kinds kinds(@PathVariable String topic) {
        return templates.kinds(topic);
    }

    @GetMapping("/api/topics/{topic}/templates/{partition}/{offset}")
    @Operation(summary = "One record as text and formats that give the same bytes when sent")
    Draft copy(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset) {
        return templates.copy(
                new Place(
                        topic,
                        Parameters.number("partition", partition, 0, Integer.MAX_VALUE),
                        Parameters.offset("offset", offset)));
    }
}
