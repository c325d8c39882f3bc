package io.streamplatform.dashboard.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked for is not there. */
public class NotFound extends ErrorResponseException {

    public NotFound(String kind, String name, String remedy) {
        super(HttpStatus.NOT_FOUND, problem(kind, name, remedy), null);
    }

    /** There is no such topic. */
    public static NotFound topic(String name) {
        return new NotFound(
                "topic", name, "See /api/topics?internal=true for those that the cluster has.");
    }

    private static ProblemDetail problem(String kind, String name, String remedy) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setTitle("Not found");
        problem.setDetail("There is no %s '%s'. %s".formatted(kind, name, remedy));
        problem.setProperty("field", kind);
        problem.setProperty("value", name);
        problem.setProperty("remedy", remedy);
        problem.setProperty(
                "errors", List.of(Map.of("field", kind, "value", name, "remedy", remedy)));
        return problem;
    }
}
