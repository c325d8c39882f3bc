package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups as JSON. */
@RestController
class GroupsController {

    private final GroupCatalogue groups;

    GroupsController(GroupCatalogue groups) {
        this.groups = groups;
    }

    @GetMapping("/api/groups")
    GroupPage groups(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "group") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return groups.find(
                new GroupQuery(
                        search,
                        Parameters.oneOf("sort", sort, GroupSort.class),
                        Parameters.descending(order),
                        Parameters.number("page", page, 0, 1_000_000),
                        Parameters.number("size", size, 1, 10_000)));
    }

    @GetMapping("/api/groups/{group}")
    GroupDetail group(@PathVariable String group) {
        return groups.detail(group)
                .orElseThrow(() ->
                        new NotFound(
                                "group",
                                group,
                                "See /api/groups for those that the cluster knows; a group is"
                                        + " forgotten some time after its last commit."));
    }
}
