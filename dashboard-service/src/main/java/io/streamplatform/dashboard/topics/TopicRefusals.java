package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicaAssignmentException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TopicDeletionDisabledException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why Kafka does not make a change to topics, in the words of the request that asked for it. */
final class TopicRefusals {

    private TopicRefusals() {}

    static ErrorResponseException ofCreating(TopicRequest asked, KafkaException failure) {
        String name = asked.name();
        return switch (failure) {
            case TopicExistsException _ ->
                    Refused.conflict(
                            "The topic exists",
                            "name",
                            name,
                            "there is a topic of this name already; give another name, or delete"
                                    + " that one first.");
            case InvalidTopicException e ->
                    new BadParameter("name", name, sentence(e) + " Give another name.");
            case InvalidPartitionsException e ->
                    new BadParameter("partitions", text(asked.partitions()), sentence(e));
            case InvalidReplicationFactorException e ->
                    new BadParameter(
                            "replicationFactor",
                            text(asked.replicationFactor()),
                            sentence(e)
                                    + " Give a smaller one, or leave it out for the cluster's"
                                    + " default.");
            case AuthorizationException _ ->
                    Refused.forbidden(
                            "name",
                            name,
                            "the dashboard's user of the cluster may not create it; allow it"
                                    + " CREATE on this topic or on the cluster.");
            case PolicyViolationException e ->
                    new BadParameter(
                            "name", name, "the cluster's policy does not allow it: " + sentence(e));
            case InvalidConfigurationException e -> badSetting("configs", asked.configs(), e);
            default -> common(failure, name);
        };
    }

    static ErrorResponseException ofDeleting(String topic, KafkaException failure) {
        return switch (failure) {
            case UnknownTopicOrPartitionException _, UnknownTopicIdException _ ->
                    NotFound.topic(topic);
            case InvalidTopicException e ->
                    new BadParameter("topic", topic, sentence(e) + " Give a topic's name.");
            case TopicDeletionDisabledException _ ->
                    Refused.conflict(
                            "Topics cannot be deleted",
                            "topic",
                            topic,
                            "the brokers are set not to delete topics; set delete.topic.enable=true"
                                    + " on them.");
            case AuthorizationException _ ->
                    Refused.forbidden(
                            "topic",
                            topic,
                            "the dashboard's user of the cluster may not delete it; allow it DELETE"
                                    + " on this topic.");
            default -> common(failure, topic);
        };
    }

    static ErrorResponseException ofChanging(String topic, KafkaException failure) {
        return switch (failure) {
            case UnknownTopicOrPartitionException _, UnknownTopicIdException _ ->
                    NotFound.topic(topic);
            case InvalidTopicException e ->
                    new BadParameter("topic", topic, sentence(e) + " Give a topic's name.");
            case AuthorizationException _ ->
                    Refused.forbidden(
                            "topic",
                            topic,
                            "the dashboard's user of the cluster may not do it; allow it DESCRIBE,"
                                    + " ALTER, DELETE, DESCRIBE_CONFIGS and ALTER_CONFIGS on this"
                                    + " topic.");
            case PolicyViolationException e ->
                    Refused.conflict(
                            "Not allowed by the cluster's policy", "topic", topic, sentence(e));
            default -> common(failure, topic);
        };
    }

    static ErrorResponseException ofGrowing(String topic, int total, KafkaException failure) {
        return failure instanceof InvalidPartitionsException
                        || failure instanceof InvalidReplicaAssignmentException
                ? new BadParameter("total", Integer.toString(total), sentence(failure))
                : ofChanging(topic, failure);
    }

    static ErrorResponseException ofConfiguring(
            String topic, Map<String, @Nullable String> wanted, KafkaException failure) {
        return failure instanceof InvalidConfigurationException
                        || failure instanceof InvalidRequestException
                ? badSetting("set", wanted, failure)
                : ofChanging(topic, failure);
    }

    static Refused internal(String topic, String notDone) {
        return Refused.conflict(
                "An internal topic",
                "topic",
                topic,
                "Kafka itself keeps its state there, and the cluster would lose it; it is not"
                        + " %s here.".formatted(notDone));
    }

    private static ErrorResponseException common(KafkaException failure, @Nullable String topic) {
        if (failure instanceof ThrottlingQuotaExceededException quota) {
            return new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many changes",
                    "topic",
                    topic,
                    "the cluster's quota for changes is used up; try again in %d ms."
                            .formatted(quota.throttleTimeMs()));
        }
        return Unavailable.kafka(failure);
    }

    /** Kafka names the setting in its message alone. */
    private static BadParameter badSetting(
            String field, @Nullable Map<String, @Nullable String> configs, KafkaException failure) {
        String message = sentence(failure);
        String named = "";
        for (String key : configs == null ? Map.<String, String>of().keySet() : configs.keySet()) {
            if (message.contains(key) && key.length() > named.length()) {
                named = key;
            }
        }
        return named.isEmpty() || configs == null
                ? new BadParameter(field, null, message)
                : new BadParameter(field + "." + named, configs.get(named), message);
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    static String sentence(KafkaException failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return "Kafka refused it: " + failure.getClass().getSimpleName() + ".";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
