package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a search finds, as a download. */
@RestController
@Tag(name = "Records")
class ExportController {

    private static final int MOST_RECORDS = Integer.MAX_VALUE;

    private final RecordSearch search;
    private final RecordParameters parameters;
    private final JsonMapper json;

    ExportController(RecordSearch search, RecordParameters parameters, JsonMapper json) {
        this.search = search;
        this.parameters = parameters;
        this.json = json;
    }

    @GetMapping("/api/topics/{topic}/export")
    @Operation(
            summary = "Downloads the records that match, whole",
            description =
                    "All of them, unless there is a limit. Oldest first, unless from says"
                        + " otherwise; newest first reads windows backwards, which takes longer.")
    @RecordParametersDoc
    void export(
            @PathVariable String topic,
            @Parameter(example = "ndjson", description = "ndjson, json or csv")
                    @RequestParam(name = "as", defaultValue = "ndjson")
                    String as,
            @RequestParam MultiValueMap<String, String> parameter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(parameter);
        if (!asked.containsKey("from")) {
            asked.set("from", "oldest");
        }
        RecordQuery query = parameters.query(topic, asked, 0, 1, MOST_RECORDS);
        RecordView whole = parameters.view(parameter, Integer.MAX_VALUE / 4);
        ExportFormat format =
                switch (as) {
                    case "ndjson" -> new ExportFormat.Lines(json);
                    case "json" -> new ExportFormat.JsonArray(json);
                    case "csv" -> new ExportFormat.Csv(json);
                    default -> throw new BadParameter("as", as, "give ndjson, json or csv.");
                };
        search.run(
                query,
                SearchController.userOf(request),
                record -> format.line(whole.show(record)),
                new ExportStream(topic, format, response));
    }
}
