package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.page.Column;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.page.TableAddress;
import io.streamplatform.dashboard.web.Parameters;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Subjects for people: the list, a subject, and a new version of one. */
@Page
class SchemasPage {

    private static final int ROWS = 100;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("Subject", "subject", false),
                    Column.of("Type", "type", false),
                    Column.of("Newest", "latest", true),
                    Column.of("Versions", "versions", true),
                    Column.of("Compatibility", "level", false),
                    Column.of("Topics", "topic", false));

    private final SubjectCatalogue catalogue;
    private final SubjectDetails details;
    private final PageData data;

    SchemasPage(SubjectCatalogue catalogue, SubjectDetails details, PageData data) {
        this.catalogue = catalogue;
        this.details = details;
        this.data = data;
    }

    @GetMapping("/schemas")
    String subjects(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "subject") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        TableAddress address =
                new TableAddress(
                        "/schemas",
                        search,
                        sort,
                        Parameters.descending(order),
                        false,
                        deleted ? List.of("deleted") : List.of());
        SubjectPage list =
                catalogue.find(
                        new SubjectQuery(
                                search,
                                null,
                                deleted,
                                Parameters.oneOf("sort", sort, SubjectSort.class),
                                address.descending(),
                                Parameters.page(page),
                                ROWS));
        model.addAttribute("list", list);
        model.addAttribute("levels", levels());
        model.addAttribute("address", address);
        model.addAttribute("columns", Column.linked(COLUMNS, address));
        model.addAttribute("pager", Pager.of(address, list.total(), list.page(), list.size()));
        model.addAttribute("data", data.json(Map.of("registry", list.registry())));
        return "schemas/schemas";
    }

    @GetMapping({"/schemas/{subject}", "/schema"})
    String subject(
            SubjectName name,
            @RequestParam(required = false) @Nullable String version,
            Model model) {
        SubjectDetail subject = details.subject(name);
        int shown =
                version == null || version.isEmpty()
                        ? subject.newest()
                        : SchemasController.number("version", version);
        VersionDetail detail =
                subject.versions().getFirst().id() == null
                        ? VersionDetail.untold(name.name(), shown)
                        : details.version(name, shown);
        model.addAttribute("detail", subject); // "subject" is the layout's word for the page
        model.addAttribute("shown", detail);
        model.addAttribute("levels", levels());
        model.addAttribute("data", data.json(Map.of("subject", subject, "version", detail)));
        return "schemas/schema";
    }

    private static Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>();
        Arrays.stream(CompatibilityLevel.values())
                .forEach(each -> levels.put(each.name(), each.meaning()));
        return levels;
    }
}
