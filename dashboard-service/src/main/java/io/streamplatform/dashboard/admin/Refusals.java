package io.streamplatform.dashboard.admin;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FeatureUpdateFailedException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicaAssignmentException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidUpdateVersionException;
import org.apache.kafka.common.errors.NoReassignmentInProgressException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.UnacceptableCredentialException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why Kafka does not answer or do something, in the words of the request that asked for it. */
public final class Refusals {

    private Refusals() {}

    /**
     * Refuses when there is nothing to show because Kafka refused to tell.
     *
     * @param field what the request was about
     */
    public static void unlessTold(String field, Told<?> told) {
        if (told.value() == null && told.failure() != null) {
            throw of(field, null, told.failure());
        }
    }

    /**
     * The newest answer. There being none yet is not the same as there being nothing.
     *
     * @param field what the request was about
     */
    public static <T> T answered(String field, Told<T> told) {
        if (told.failure() != null) {
            throw of(field, null, told.failure());
        }
        T value = told.value();
        if (value == null || !told.isAnswered()) {
            throw new Unavailable(
                    "Kafka",
                    "The cluster has not answered yet.",
                    "Try again in a moment; /api/cluster tells which brokers are there.");
        }
        return value;
    }

    /**
     * @param field what the request was about
     * @param value what it gave for that; null to keep it to oneself
     */
    public static ErrorResponseException of(
            String field, @Nullable String value, Throwable failure) {
        return switch (failure) {
            case AuthorizationException _ ->
                    Refused.forbidden(
                            field,
                            value,
                            "the dashboard's user of the cluster may not: "
                                    + sentence(failure)
                                    + " Allow it ALTER, ALTER_CONFIGS and the describing operations"
                                    + " on the cluster.");
            case SecurityDisabledException _ ->
                    Refused.conflict(
                            "No authorizer",
                            field,
                            value,
                            "the brokers have no authorizer, so there are no access rules. "
                                    + AUTHORIZER);
            case PolicyViolationException _ ->
                    new BadParameter(
                            field,
                            value,
                            "the cluster's policy does not allow it: " + sentence(failure));
            case UnsupportedVersionException _ ->
                    Refused.conflict(
                            "Not known to this cluster",
                            field,
                            value,
                            "its brokers are of a version that cannot do this: "
                                    + sentence(failure));
            case InvalidRequestException _,
                    InvalidConfigurationException _,
                    InvalidReplicaAssignmentException _,
                    InvalidUpdateVersionException _,
                    UnacceptableCredentialException _,
                    UnknownTopicOrPartitionException _ ->
                    new BadParameter(field, value, sentence(failure));
            case FeatureUpdateFailedException _,
                    NoReassignmentInProgressException _,
                    ResourceNotFoundException _ ->
                    Refused.conflict("Not possible now", field, value, sentence(failure));
            case ThrottlingQuotaExceededException quota ->
                    new Refused(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many changes",
                            field,
                            value,
                            "the cluster's quota for changes is used up; try again in %d ms."
                                    .formatted(quota.throttleTimeMs()));
            case KafkaException kafka -> Unavailable.kafka(kafka);
            default -> Unavailable.kafka(new KafkaException(failure));
        };
    }

    /** How access rules come to be enforced. */
    public static final String AUTHORIZER =
            "Set authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer and"
                    + " super.users on every broker and controller, and restart them.";

    /** What Kafka said, as a sentence. */
    public static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return "Kafka refused it: %s.".formatted(failure.getClass().getSimpleName());
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
