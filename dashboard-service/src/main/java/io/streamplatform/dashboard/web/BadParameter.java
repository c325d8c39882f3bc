package io.streamplatform.dashboard.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be served as it is; tells the field, its value and what would do. */
public class BadParameter extends ErrorResponseException {

    public BadParameter(String field, String value, String remedy) {
        super(HttpStatus.BAD_REQUEST, problem(field, value, remedy), null);
    }

    private static ProblemDetail problem(String field, String value, String remedy) {
        String shown = value.length() > 200 ? value.substring(0, 200) + "…" : value;
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle("Bad parameter");
        problem.setDetail("%s is '%s'; %s".formatted(field, shown, remedy));
        problem.setProperty("field", field);
        problem.setProperty("value", shown);
        problem.setProperty("remedy", remedy);
        // The same in the form that every service of the platform uses.
        problem.setProperty(
                "errors", List.of(Map.of("field", field, "value", shown, "remedy", remedy)));
        return problem;
    }
}
