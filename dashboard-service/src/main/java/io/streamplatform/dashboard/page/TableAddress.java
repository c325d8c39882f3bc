package io.streamplatform.dashboard.page;

import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a table's address says. Filters are told by their names alone: a box that is ticked.
 *
 * @param path of the page
 * @param search text that names contain
 * @param sort column by which it is ordered
 * @param descending largest first
 * @param internal whether internal topics are shown
 * @param filters boxes that are ticked beside that, by their names in the address
 */
public record TableAddress(
        String path,
        String search,
        String sort,
        boolean descending,
        boolean internal,
        List<String> filters) {

    /** Of a table without filters of its own. */
    public TableAddress(
            String path, String search, String sort, boolean descending, boolean internal) {
        this(path, search, sort, descending, internal, List.of());
    }

    /** Whether a box is ticked. */
    public boolean has(String filter) {
        return filters.contains(filter);
    }

    /** The address with all that is not a default. */
    public UriComponentsBuilder link() {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        if (!search.isEmpty()) {
            link.queryParam("search", "{search}");
        }
        if (internal) {
            link.queryParam("internal", "true");
        }
        filters.forEach(filter -> link.queryParam(filter, "true"));
        link.queryParam("sort", sort).queryParam("order", order());
        return search.isEmpty() ? link : link.uriVariables(Map.of("search", search));
    }

    public String order() {
        return descending ? "desc" : "asc";
    }
}
