package io.streamplatform.dashboard.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Searches, told while they run. */
@RestController
@Tag(name = "Records")
class SearchController {

    private static final int MOST_RECORDS = 10_000;
    private static final int USUAL = 500;

    private final RecordSearch search;
    private final RecordParameters parameters;
    private final JsonMapper json;

    SearchController(RecordSearch search, RecordParameters parameters, JsonMapper json) {
        this.search = search;
        this.parameters = parameters;
        this.json = json;
    }

    @GetMapping("/api/topics/{topic}/scan")
    @Operation(
            summary = "Searches a topic, told as it goes",
            description =
                    "One JSON object on each line: start, then records and progress as they come,"
                            + " and an end. Closing the connection cancels it.")
    @RecordParametersDoc
    void scan(
            @PathVariable String topic,
            @RequestParam MultiValueMap<String, String> parameter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RecordQuery query = parameters.query(topic, parameter, USUAL, 1, MOST_RECORDS);
        SearchStream stream = new SearchStream(topic, response, json);
        try {
            search.run(query, userOf(request), stream.lines(query.view()), stream);
        } catch (IOException e) {
            if (!response.isCommitted()) {
                throw e;
            } // else the viewer has gone, which is how a search is cancelled
        }
    }

    /** Who searches: by name where there is a login, else by address. */
    static String userOf(HttpServletRequest request) {
        String name = request.getRemoteUser();
        return name == null ? request.getRemoteAddr() : name;
    }
}
