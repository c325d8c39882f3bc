package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.Refused;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.springframework.http.HttpStatus;

/**
 * Why a record was not written, for people. Never tells of the record's content.
 *
 * @param status what the request is answered with when this is all that came of it
 * @param name what Kafka calls it
 * @param field part of the record that it is about; empty when it is about none
 * @param remedy what is wrong and what to do
 */
record SendFailure(HttpStatus status, String name, String field, String remedy) {

    static SendFailure of(Exception failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return switch (failure) {
            case RecordTooLargeException _ ->
                    new SendFailure(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "RecordTooLarge",
                            ".value",
                            "it is larger than the topic takes; send a smaller one, or raise the"
                                + " topic's max.message.bytes (and dashboard.produce.record-size"
                                + " above 5 MB).");
            case InvalidTimestampException _ ->
                    new SendFailure(
                            HttpStatus.BAD_REQUEST,
                            "InvalidTimestamp",
                            ".timestamp",
                            "the topic does not take a time so far from now; see its"
                                    + " message.timestamp.before.max.ms and"
                                    + " message.timestamp.after.max.ms.");
            case InvalidRecordException _ ->
                    new SendFailure(
                            HttpStatus.BAD_REQUEST,
                            "InvalidRecord",
                            "",
                            "the broker does not take it: "
                                    + message
                                    + " A compacted topic wants a key in every record.");
            case AuthorizationException _ ->
                    new SendFailure(
                            HttpStatus.FORBIDDEN,
                            "NotAuthorized",
                            "",
                            "the dashboard's user of the cluster may not write there; allow it"
                                    + " WRITE on this topic.");
            case UnknownTopicOrPartitionException _, InvalidTopicException _ ->
                    new SendFailure(
                            HttpStatus.NOT_FOUND,
                            "UnknownTopicOrPartition",
                            "",
                            "the topic is gone; see /api/topics for those that there are.");
            case NotEnoughReplicasException _ ->
                    notEnoughReplicas(
                            "fewer replicas are in sync than min.insync.replicas asks for");
            case NotEnoughReplicasAfterAppendException _ ->
                    notEnoughReplicas(
                            "replicas fell out of sync as it was written, so it may be in"
                                    + " the log or not");
            default ->
                    new SendFailure(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            failure.getClass().getSimpleName().replace("Exception", ""),
                            "",
                            "%s. /api/cluster tells which brokers are there; try again."
                                    .formatted(message));
        };
    }

    static SendFailure notEnoughReplicas(String what) {
        return new SendFailure(
                HttpStatus.SERVICE_UNAVAILABLE,
                "NotEnoughReplicas",
                "",
                what
                        + ". Bring back a broker that holds the partition, then try again;"
                        + " /api/cluster tells which are down.");
    }

    static SendFailure noLeader(String what) {
        return new SendFailure(
                HttpStatus.SERVICE_UNAVAILABLE,
                "LeaderNotAvailable",
                "",
                what
                        + ". Bring back a broker that holds it, then try again; /api/cluster tells"
                        + " which are down.");
    }

    static SendFailure noController() {
        return new SendFailure(
                HttpStatus.SERVICE_UNAVAILABLE,
                "NotEnoughReplicas",
                "",
                "no controller answers, so no other leader can be elected and replicas that are"
                        + " away are still waited for. Bring back brokers until a majority of the"
                        + " controllers is there, then try again; /api/cluster tells which are"
                        + " down.");
    }

    /** Whether the producer that met with this cannot go on. */
    static boolean endsProducer(Exception failure) {
        return !(failure instanceof ApiException)
                || failure instanceof OutOfOrderSequenceException
                || failure instanceof UnknownProducerIdException
                || failure instanceof InvalidProducerEpochException
                || failure instanceof ProducerFencedException
                || failure instanceof ClusterAuthorizationException
                || failure instanceof UnsupportedVersionException;
    }

    String words() {
        return name + ": " + remedy;
    }

    /** The answer to a request of which nothing was written. */
    Refused refusal(String topic, int index) {
        boolean isAboutTheRecord =
                status == HttpStatus.BAD_REQUEST || status == HttpStatus.CONTENT_TOO_LARGE;
        return new Refused(
                status,
                isAboutTheRecord ? "The record is not accepted" : "Not written",
                isAboutTheRecord ? "records[" + index + "]" + field : "topic",
                isAboutTheRecord ? null : topic,
                words());
    }
}
