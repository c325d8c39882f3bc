package io.streamplatform.dashboard.acls;

import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.page.TableAddress;
import io.streamplatform.dashboard.web.Parameters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Access rules for people. */
@Page
class AclsPage {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int ROWS = 100;

    private final AccessRules rules;

    AclsPage(AccessRules rules) {
        this.rules = rules;
    }

    @GetMapping("/cluster/acls")
    String rules(
            @ModelAttribute RuleFilter filter,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        AccessRules.Found found = rules.find(filter, PATIENCE);
        int at = Parameters.page(page);
        AclsController.RuleList list = AclsController.RuleList.of(found, at, ROWS);
        model.addAttribute("told", found.told());
        model.addAttribute("list", list);
        model.addAttribute("filter", filter);
        model.addAttribute("types", Words.types());
        model.addAttribute("operations", Words.operations());
        model.addAttribute("permissions", Words.permissions());
        model.addAttribute("patterns", Words.patterns());
        model.addAttribute("pager", pager(filter, list, at));
        return "cluster/acls";
    }

    private static Pager pager(RuleFilter filter, AclsController.RuleList list, int page) {
        Pager plain =
                Pager.of(
                        new TableAddress("/cluster/acls", "", "who", false, false),
                        list.total(),
                        page,
                        ROWS);
        return new Pager(
                plain.pages(),
                plain.shown(),
                plain.previous() == null ? null : link(filter, page - 1),
                plain.next() == null ? null : link(filter, page + 1));
    }

    private static String link(RuleFilter filter, int page) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/cluster/acls");
        Map<String, Object> values = new HashMap<>();
        put(link, values, "principal", filter.principal());
        put(link, values, "host", filter.host());
        put(link, values, "operation", filter.operation());
        put(link, values, "permission", filter.permission());
        put(link, values, "resourceType", filter.resourceType());
        put(link, values, "resourceName", filter.resourceName());
        put(link, values, "patternType", filter.patternType());
        return link.queryParam("page", page).encode().buildAndExpand(values).toUriString();
    }

    private static void put(
            UriComponentsBuilder link,
            Map<String, Object> values,
            String name,
            @Nullable String value) {
        if (value != null && !value.isBlank()) {
            link.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
