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
