package io.streamplatform.dashboard.filter;

import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether a filter can be used, and what filters look like. */
@RestController
@Tag(name = "Records")
class FilterController {

    private static final int LONGEST_ASKED = 10_000;

    private static final List<Example> EXAMPLES =
            List.of(
                    new Example("A field has a value", "value.type == 'PURCHASE'"),
                    new Example("A number is above a bound", "value.usagePercent > 90"),
                    new Example("Several conditions", "value.level == 'ERROR' && partition == 1"),
                    new Example("One of several values", "value.status in ['FAILED', 'REFUSED']"),
                    new Example(
                            "A field that may be missing",
                            "has(value.user) && value.user == 'u-42'"),
                    new Example(
                            "A text begins, ends or contains", "value.message.contains('timeout')"),
                    new Example("A regular expression", "value.path.matches('^/api/v[0-9]+/')"),
                    new Example("An element of a list", "value.items.exists(i, i.quantity > 10)"),
                    new Example("The key", "key.startsWith('user-')"),
                    new Example("A header", "'trace' in headers && headers['trace'][0] == 'abc'"),
                    new Example("A span of time", "timestamp >= timestamp('2026-01-31T12:00:00Z')"),
                    new Example("Large values", "size > 100000"),
                    new Example("Deletions", "tombstone"));

    private final Filters filters;

    FilterController(Filters filters) {
        this.filters = filters;
    }

    @GetMapping("/api/filter/check")
    @Operation(summary = "Whether a filter expression can be used, and where it is wrong if not")
    Check check(
            @Parameter(example = "value.type == 'PURCHASE'") @RequestParam(defaultValue = "")
                    String filter) {
        return filters.problemOf(Parameters.text("filter", filter, LONGEST_ASKED))
                .map(wrong -> new Check(false, wrong.line(), wrong.column(), wrong.message()))
                .orElseGet(() -> new Check(true, null, null, null));
    }

    @GetMapping("/api/filter/examples")
    @Operation(summary = "Examples of filter expressions")
    List<Example> examples() {
        return EXAMPLES;
    }

    /**
     * What was found.
     *
     * @param valid whether it can be used
     * @param line line of what is wrong, from 1
     * @param column character in that line, from 1
     * @param message what is wrong
     */
    record Check(
            boolean valid,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable String message) {}

    /**
     * A filter.
     *
     * @param title what it does
     * @param filter the expression
     */
    record Example(String title, String filter) {}
}
