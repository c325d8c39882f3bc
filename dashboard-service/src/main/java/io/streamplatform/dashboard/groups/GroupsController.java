package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups as JSON. */
@RestController
@Tag(name = "Groups")
class GroupsController {

    private final GroupCatalogue groups;

    GroupsController(GroupCatalogue groups) {
        this.groups = groups;
    }

    @GetMapping("/api/groups")
    @Operation(
            summary = "Groups of every type, with their lag",
            description =
                    "State: any, stable, rebalancing, empty, dead, unknown. Type: any, classic,"
                            + " consumer, share, streams.")
    GroupPage groups(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "any") String state,
            @RequestParam(defaultValue = "any") String type,
            @RequestParam(defaultValue = "group") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return groups.find(
                new GroupQuery(
                        search,
                        Parameters.oneOf("state", state, StateFilter.class),
                        Parameters.oneOf("type", type, TypeFilter.class),
                        Parameters.oneOf("sort", sort, GroupSort.class),
                        Parameters.descending(order),
                        Parameters.page(page),
                        Parameters.number("size", size, 1, 10_000)));
    }

    @GetMapping({"/api/groups/{group}", "/api/group"})
    @Operation(
            summary = "A group with its members, lag by topic and partition, and history",
            description =
                    "Ids that a path cannot carry (with slashes, say) are asked for by"
                            + " /api/group?group=; so it is with all resources below.")
    GroupDetail group(GroupId group) {
        return groups.detail(group.name()).orElseThrow(group::notFound);
    }

    @GetMapping({"/api/groups/{group}/partitions", "/api/group/partitions"})
    @Operation(
            summary = "The partitions that a group reads, with lag and its history",
            description = "In order of their names, or with order=lag the furthest behind first.")
    GroupPartitions partitions(
            GroupId group,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "name") String order,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return groups.partitions(
                        group.name(),
                        search,
                        Parameters.oneOf("order", order, PartitionOrder.class)
                                == PartitionOrder.LAG,
                        Parameters.page(page),
                        Parameters.number("size", size, 1, 1_000))
                .orElseThrow(group::notFound);
    }

    @GetMapping({"/api/groups/{group}/members", "/api/group/members"})
    @Operation(summary = "The members of a group, with what they hold, by client id")
    GroupMembers members(
            GroupId group,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return groups.members(
                        group.name(),
                        Parameters.page(page),
                        Parameters.number("size", size, 1, 1_000))
                .orElseThrow(group::notFound);
    }

    @GetMapping({"/api/groups/{group}/topics", "/api/group/topics"})
    @Operation(summary = "The topics that a group reads, with its lag in each, by name")
    GroupTopics topics(
            GroupId group,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return groups.topics(
                        group.name(),
                        Parameters.page(page),
                        Parameters.number("size", size, 1, 1_000))
                .orElseThrow(group::notFound);
    }

    private enum PartitionOrder {
        NAME,
        LAG
    }
}
