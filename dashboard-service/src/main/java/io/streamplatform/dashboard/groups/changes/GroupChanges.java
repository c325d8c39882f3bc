package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ChangeProperties;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.SampleOnDemand;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.groups.GroupId;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes groups, and removes members from them. */
@Component
class GroupChanges {

    private static final Logger log = LoggerFactory.getLogger(GroupChanges.class);
    private static final String REASON = "removed by an operator, in the dashboard";

    private final GroupAdmin groups;
    private final SampleOnDemand samples;
    private final ChangeProperties properties;
    private final AuditLog audit;

    GroupChanges(
            GroupAdmin groups,
            SampleOnDemand samples,
            ChangeProperties properties,
            AuditLog audit) {
        this.groups = groups;
        this.samples = samples;
        this.properties = properties;
        this.audit = audit;
    }

    /**
     * Members that were removed.
     *
     * @param group the group
     * @param members who they were
     */
    record Removed(String group, List<GroupNow.Member> members) {}

    void delete(GroupId id) {
        try {
            GroupNow group = groups.ofAnyProtocol(id);
            if (!group.members().isEmpty()) {
                throw GroupRefusals.notEmpty(
                        id.name(),
                        "Kafka deletes a group only while it has no members, and it has %d: %s. Stop them first."
                                .formatted(group.members().size(), group.memberNames()));
            }
            Map<String, Long> before = MovedOffsets.named(groups.offsets(id.name(), group.type()));
            groups.delete(group);
            audit.tell(
                    Change.made(
                            "group.delete",
                            id.name(),
                            Map.of("type", group.type().toString(), "offsets", before),
                            null));
            awaitShown(snapshot -> !snapshot.groups().containsKey(id.name()));
        } catch (KafkaException e) {
            audit.tell(Change.failed("group.delete", id.name(), null, String.valueOf(e)));
            throw GroupRefusals.of(id, e);
        }
    }

    /**
     * Removes members.
     *
     * @param instanceId of the static member to remove; null for all members
     */
    Removed remove(GroupId id, @Nullable String instanceId) {
        try {
            GroupNow group = groups.now(id);
            if (group.type() == GroupType.SHARE || group.type() == GroupType.STREAMS) {
                throw Refused.conflict(
                        "Members cannot be removed",
                        "group",
                        id.name(),
                        "Kafka removes members of consumer groups only; stop the application.");
            }
            List<GroupNow.Member> gone =
                    group.members().stream()
                            .filter(member ->
                                    instanceId == null || instanceId.equals(member.instanceId()))
                            .toList();
            if (gone.isEmpty()) {
                throw none(id, instanceId);
            }
            var whom =
                    instanceId == null
                            ? new RemoveMembersFromConsumerGroupOptions()
                            : new RemoveMembersFromConsumerGroupOptions(
                                    List.of(new MemberToRemove(instanceId)));
            whom.reason(REASON);
            groups.removeMembers(group, whom);
            audit.tell(Change.made("group.remove-members", id.name(), gone, null));
            awaitShown(snapshot -> !holds(snapshot.groups().get(id.name()), gone));
            return new Removed(id.name(), gone);
        } catch (KafkaException e) {
            audit.tell(
                    Change.failed(
                            "group.remove-members", id.name(), instanceId, String.valueOf(e)));
            throw GroupRefusals.of(id, e);
        }
    }

    private static RuntimeException none(GroupId id, @Nullable String instanceId) {
        return instanceId == null
                ? Refused.conflict("No members", "group", id.name(), "it has no members.")
                : new BadParameter(
                        "instance",
                        instanceId,
                        "no member has this group.instance.id; Kafka removes a single member by"
                                + " that alone. One without it can be removed only with all others"
                                + " (all=true), and joins again while it runs.");
    }

    private static boolean holds(@Nullable ObservedGroup group, List<GroupNow.Member> gone) {
        return group != null
                && group.members().stream()
                        .anyMatch(member ->
                                gone.stream()
                                        .anyMatch(
                                                each -> each.memberId().equals(member.memberId())));
    }

    private void awaitShown(Predicate<Snapshot> shown) {
        try {
            if (!samples.until(shown, properties.visibleWithin())) {
                log.info("The change is made; the next samples will show it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the change is made all the same
        }
    }
}
