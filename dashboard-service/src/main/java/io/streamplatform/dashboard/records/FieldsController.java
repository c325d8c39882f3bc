package io.streamplatform.dashboard.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which fields a topic's records have. */
@RestController
@Tag(name = "Records")
class FieldsController {

    private static final int SAMPLED = 200;

    private final RecordBrowser browser;

    FieldsController(RecordBrowser browser) {
        this.browser = browser;
    }

    @GetMapping("/api/topics/{topic}/fields")
    @Operation(summary = "The fields seen in a topic's newest records, to complete filters with")
    SeenFields fields(@PathVariable String topic) {
        return SeenFields.in(browser.latest(topic, SAMPLED).records());
    }
}
