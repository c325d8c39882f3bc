package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.groups.GroupId;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes to groups, as JSON. */
@RestController
@Requires(Role.EDITOR)
@Tag(name = "Groups")
class GroupChangesController {

    private final ResetPlanner planner;
    private final OffsetChanges offsets;
    private final GroupChanges groups;

    GroupChangesController(ResetPlanner planner, OffsetChanges offsets, GroupChanges groups) {
        this.planner = planner;
        this.offsets = offsets;
        this.groups = groups;
    }

    @PostMapping(
            path = {"/api/groups/{group}/offsets/plan", "/api/group/offsets/plan"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(
            summary = "What a reset of offsets would do",
            description =
                    "A dry run: by partition from where to where, and how many offsets would be"
                            + " skipped or read again.")
    ResetPlan plan(GroupId group, @RequestBody ResetRequest request) {
        return planner.plan(group, request);
    }

    @PostMapping(
            path = {"/api/groups/{group}/offsets", "/api/group/offsets"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Sets offsets as a plan showed it",
            description =
                    "All of it or nothing: refused when the group has members, or is not at the"
                            + " plan's from any more.")
    MovedOffsets reset(GroupId group, @RequestBody ResetOrder order) {
        return offsets.reset(group, order);
    }

    @DeleteMapping({"/api/groups/{group}/offsets", "/api/group/offsets"})
    @Operation(summary = "Deletes the offsets of a topic, or of one partition of it")
    MovedOffsets deleteOffsets(
            GroupId group,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String partition) {
        if (topic == null) {
            throw new BadParameter("topic", null, "give the topic whose offsets are to go.");
        }
        return offsets.delete(
                group,
                topic,
                partition == null
                        ? null
                        : Integer.valueOf(
                                Parameters.number("partition", partition, 0, Integer.MAX_VALUE)));
    }

    @DeleteMapping({"/api/groups/{group}", "/api/group"})
    @Operation(summary = "Deletes a group with its offsets; it must have no members")
    ResponseEntity<Void> delete(GroupId group) {
        groups.delete(group);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping({"/api/groups/{group}/members", "/api/group/members"})
    @Operation(
            summary = "Removes a static member by its group.instance.id, or all members",
            description =
                    "Kafka removes a single member by its instance id alone. Members that run on"
                            + " join again.")
    GroupChanges.Removed removeMembers(
            GroupId group,
            @RequestParam(required = false) @Nullable String instance,
            @RequestParam(defaultValue = "false") String all) {
        boolean isAll = Parameters.bool("all", all);
        if (isAll == (instance != null)) {
            throw new BadParameter(
                    "instance", instance, "give either a member's instance id, or all=true.");
        }
        return groups.remove(group, instance);
    }
}
