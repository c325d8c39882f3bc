package io.streamplatform.dashboard.page;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a table's address says.
 *
 * @param path of the page
 * @param search text that names contain
 * @param sort column by which it is ordered
 * @param descending largest first
 * @param internal whether internal topics are shown
 */
public record TableAddress(
        String path, String search, String sort, boolean descending, boolean internal) {

    /** The address with all that is not a default. */
    public UriComponentsBuilder link() {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        if (!search.isEmpty()) {
            link.queryParam("search", "{search}");
        }
        if (internal) {
            link.queryParam("internal", "true");
        }
        link.queryParam("sort", sort).queryParam("order", order());
        return search.isEmpty() ? link : link.uriVariables(Map.of("search", search));
    }

    public String order() {
        return descending ? "desc" : "asc";
    }
}
