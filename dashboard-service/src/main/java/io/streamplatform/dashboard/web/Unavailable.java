package io.streamplatform.dashboard.web;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Somebody that the dashboard asked on the viewer's behalf did not answer. */
public class Unavailable extends ErrorResponseException {

    public Unavailable(String who, String what, String remedy) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(who, what, remedy), null);
    }

    /** Kafka did not answer, or could not do it now. */
    public static Unavailable kafka(KafkaException failure) {
        String name = failure.getClass().getSimpleName().replace("Exception", "");
        return new Unavailable(
                "Kafka",
                "The cluster did not do it: %s: %s.".formatted(name, failure.getMessage()),
                "Try again; /api/cluster tells which brokers are there.");
    }

    /** Does not ask a cluster that is known to be away: who waits is told at once. */
    public static void unlessInSight(Sight sight) {
        if (sight.state() == Sight.State.STALE && sight.error() != null) {
            throw new Unavailable(
                    "Kafka",
                    "The cluster is out of sight since %s: %s."
                            .formatted(sight.since(), sight.error()),
                    "It is looked for all the time; try again when it is back.");
        }
    }

    /** What a cluster has is not known before it was seen once; that it has not got it neither. */
    public static void unlessSeen(Sight sight) {
        if (sight.state() == Sight.State.CONNECTING) {
            throw new Unavailable(
                    "Kafka",
                    "The cluster has not been seen yet.",
                    "It is looked for all the time; try again in a moment.");
        }
    }

    private static ProblemDetail problem(String who, String what, String remedy) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setTitle(who + " is not available");
        problem.setDetail(what + " " + remedy);
        problem.setProperty("field", who);
        problem.setProperty("value", what);
        problem.setProperty("remedy", remedy);
        problem.setProperty(
                "errors", List.of(Map.of("field", who, "value", what, "remedy", remedy)));
        return problem;
    }
}
