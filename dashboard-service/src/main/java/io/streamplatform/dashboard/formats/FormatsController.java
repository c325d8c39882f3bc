package io.streamplatform.dashboard.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which formats can be chosen. */
@RestController
@Tag(name = "Records")
class FormatsController {

    private final List<Choice> choices;

    FormatsController(Formats formats) {
        this.choices =
                formats.all().stream()
                        .map(each -> new Choice(each.name(), each.title(), each.use()))
                        .toList();
    }

    @GetMapping("/api/formats")
    @Operation(summary = "The formats in which keys and values can be shown")
    List<Choice> formats() {
        return choices;
    }

    /**
     * A format.
     *
     * @param name as it is chosen by
     * @param title for people
     * @param use whether keys, values or both can be read with it
     */
    record Choice(String name, String title, @JsonProperty("for") RecordFormat.Use use) {}
}
