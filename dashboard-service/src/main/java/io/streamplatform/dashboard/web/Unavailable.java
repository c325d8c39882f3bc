package io.streamplatform.dashboard.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Somebody that the dashboard asked on the viewer's behalf did not answer. */
public class Unavailable extends ErrorResponseException {

    public Unavailable(String who, String what, String remedy) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(who, what, remedy), null);
    }

    private static ProblemDetail problem(String who, String what, String remedy) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setTitle(who + " is not available");
        problem.setDetail(what + " " + remedy);
        problem.setProperty("field", who);
        problem.setProperty("value", what);
        problem.setProperty("remedy", remedy);
        return problem;
    }
}
