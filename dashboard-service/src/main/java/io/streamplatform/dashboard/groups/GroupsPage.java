package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.page.Column;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.page.TableAddress;
import io.streamplatform.dashboard.web.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Consumer groups for people: the list and a group. */
@Page
class GroupsPage {

    private static final int ROWS = 100;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("Group", "group", false),
                    Column.of("State", "state", false),
                    Column.of("Type", "type", false),
                    Column.of("Members", "members", true),
                    Column.of("Lag, records", "lag", true),
                    Column.of("Behind", "lagSeconds", true),
                    Column.plain("Lag, last 15 min", false),
                    Column.plain("Trend", false),
                    Column.of("Clear in", "clearIn", true),
                    Column.of("Read", "consumeRate", true),
                    Column.of("Coordinator", "coordinator", false));

    private final GroupCatalogue groups;
    private final PageData data;

    GroupsPage(GroupCatalogue groups, PageData data) {
        this.groups = groups;
        this.data = data;
    }

    @GetMapping("/groups")
    String groups(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "any") String state,
            @RequestParam(defaultValue = "any") String type,
            @RequestParam(defaultValue = "group") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        TableAddress address =
                new TableAddress("/groups", search, sort, Parameters.descending(order), false);
        GroupQuery query =
                new GroupQuery(
                        search,
                        Parameters.oneOf("state", orAny(state), StateFilter.class),
                        Parameters.oneOf("type", orAny(type), TypeFilter.class),
                        Parameters.oneOf("sort", sort, GroupSort.class),
                        address.descending(),
                        Parameters.page(page),
                        ROWS);
        GroupPage list = groups.find(query);
        Filters filters = new Filters(query.state(), query.type());
        model.addAttribute("list", list);
        model.addAttribute("address", address);
        model.addAttribute("filters", filters);
        model.addAttribute("columns", filters.in(Column.linked(COLUMNS, address)));
        model.addAttribute(
                "pager", filters.in(Pager.of(address, list.total(), list.page(), list.size())));
        return "groups/groups";
    }

    @GetMapping({"/groups/{group}", "/group"})
    String group(GroupId id, Model model) {
        GroupDetail group = groups.detail(id.name()).orElseThrow(id::notFound);
        model.addAttribute("group", group);
        model.addAttribute("data", data.json(Map.of("group", group)));
        return "groups/group";
    }

    /** A form sends what is not chosen as nothing. */
    private static String orAny(String chosen) {
        return chosen.isEmpty() ? "any" : chosen;
    }

    /**
     * What the list is narrowed to beside its search; goes into every link of its page.
     *
     * @param inState of the groups
     * @param ofType of the groups
     */
    record Filters(StateFilter inState, TypeFilter ofType) {

        public boolean isNone() {
            return inState == StateFilter.ANY && ofType == TypeFilter.ANY;
        }

        public String getState() {
            return inState.name().toLowerCase(Locale.ROOT);
        }

        public String getType() {
            return ofType.name().toLowerCase(Locale.ROOT);
        }

        List<Column> in(List<Column> columns) {
            return columns.stream()
                    .map(column ->
                            new Column(
                                    column.title(),
                                    column.sort(),
                                    column.number(),
                                    in(column.href()),
                                    column.direction()))
                    .toList();
        }

        Pager in(Pager pager) {
            return new Pager(pager.pages(), pager.shown(), in(pager.previous()), in(pager.next()));
        }

        private @Nullable String in(@Nullable String href) {
            return href == null || isNone()
                    ? href
                    : "%s&state=%s&type=%s".formatted(href, getState(), getType());
        }
    }
}
