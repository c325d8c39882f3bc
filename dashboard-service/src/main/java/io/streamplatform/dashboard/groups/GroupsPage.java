package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.page.Column;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.page.TableAddress;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Consumer groups for people: the list and a group. */
@Page
class GroupsPage {

    private static final int ROWS = 100;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("Group", "group", false),
                    Column.of("State", "state", false),
                    Column.of("Members", "members", true),
                    Column.of("Lag, records", "lag", true),
                    Column.of("Behind", "lagSeconds", true),
                    Column.plain("Lag, last 15 min", false),
                    Column.plain("Trend", false),
                    Column.plain("Clear in", true),
                    Column.of("Read", "consumeRate", true),
                    Column.of("Protocol", "type", false),
                    Column.plain("Coordinator", false));

    private final GroupCatalogue groups;
    private final PageData data;

    GroupsPage(GroupCatalogue groups, PageData data) {
        this.groups = groups;
        this.data = data;
    }

    @GetMapping("/groups")
    String groups(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "group") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        TableAddress address =
                new TableAddress("/groups", search, sort, Parameters.descending(order), false);
        GroupQuery query =
                new GroupQuery(
                        search,
                        Parameters.oneOf("sort", sort, GroupSort.class),
                        address.descending(),
                        Parameters.number("page", page, 0, 1_000_000),
                        ROWS);
        GroupPage list = groups.find(query);
        model.addAttribute("list", list);
        model.addAttribute("address", address);
        model.addAttribute("columns", Column.linked(COLUMNS, address));
        model.addAttribute("pager", Pager.of(address, list.total(), list.page(), list.size()));
        return "groups/groups";
    }

    @GetMapping("/groups/{name}")
    String group(@PathVariable String name, Model model) {
        GroupDetail group =
                groups.detail(name)
                        .orElseThrow(() ->
                                new NotFound(
                                        "consumer group",
                                        name,
                                        "A group is forgotten some time after its last commit; a"
                                                + " new one shows up within seconds."));
        model.addAttribute("group", group);
        model.addAttribute("data", data.json(Map.of("group", group)));
        return "groups/group";
    }
}
