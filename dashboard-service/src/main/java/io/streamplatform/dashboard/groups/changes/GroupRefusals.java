package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.groups.GroupId;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.springframework.web.ErrorResponseException;

/** Why Kafka does not change a group, in the words of who asked for it. */
final class GroupRefusals {

    private GroupRefusals() {}

    static ErrorResponseException of(GroupId group, KafkaException failure) {
        String name = group.name();
        return switch (failure) {
            case GroupIdNotFoundException _ -> group.notFound();
            case GroupNotEmptyException _ ->
                    notEmpty(name, "it has members again; stop them first.");
            case UnknownMemberIdException _, FencedInstanceIdException _ ->
                    notEmpty(
                            name,
                            "members came or went meanwhile; look at it again, stop those that are"
                                    + " there, and try anew.");
            case GroupSubscribedToTopicException _ ->
                    Refused.conflict(
                            "The group reads the topic",
                            "group",
                            name,
                            "its members are subscribed to the topic, so Kafka keeps the offsets;"
                                    + " stop them first.");
            case UnknownTopicOrPartitionException e ->
                    Refused.conflict(
                            "The topic is not there", "group", name, failure.getMessage() + ".");
            case UnsupportedVersionException e ->
                    Refused.conflict(
                            "The brokers cannot do this",
                            "group",
                            name,
                            "they are too old for it: " + e.getMessage() + ".");
            case AuthorizationException _ ->
                    Refused.forbidden(
                            "group",
                            name,
                            "the dashboard's user of the cluster may not; allow it READ and"
                                    + " DESCRIBE on the group and READ on its topics, and DELETE on"
                                    + " the group to delete.");
            default -> Unavailable.kafka(failure);
        };
    }

    static Refused notEmpty(String group, String remedy) {
        return Refused.conflict("The group is not empty", "group", group, remedy);
    }
}
