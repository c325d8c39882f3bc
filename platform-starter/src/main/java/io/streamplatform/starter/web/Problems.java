package io.streamplatform.starter.web;

import io.streamplatform.schemas.MisfitException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Failures of a request, to be thrown; each becomes an RFC 9457 problem detail. The field that is
 * at fault stands in its {@code errors}.
 */
public final class Problems {
    private Problems() {}

    /** 400: a field or parameter is not acceptable. */
    public static ErrorResponseException badField(
            String field, @Nullable Object value, String remedy) {
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST,
                badRequest(List.of(FieldProblem.of(field, value, remedy))),
                null);
    }

    /** 400: a value does not fit the schema that it is to be written by. */
    public static ErrorResponseException unfit(MisfitException failure) {
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST,
                badRequest(
                        failure.misfits().stream()
                                .map(misfit ->
                                        FieldProblem.of(
                                                misfit.path().isEmpty() ? "body" : misfit.path(),
                                                misfit.given(),
                                                "must be " + misfit.expected()))
                                .toList()),
                failure);
    }

    /** 404: there is no such thing. */
    public static ErrorResponseException notFound(String detail) {
        return problem(HttpStatus.NOT_FOUND, detail);
    }

    /** 409: the thing's state does not allow it. */
    public static ErrorResponseException conflict(String detail) {
        return problem(HttpStatus.CONFLICT, detail);
    }

    /** 503: something that is needed is away; the detail says what, and what to do. */
    public static ErrorResponseException unavailable(String detail) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    static ProblemDetail badRequest(List<FieldProblem> errors) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST,
                        errors.stream()
                                .map(FieldProblem::sentence)
                                .collect(Collectors.joining("; ")));
        problem.setTitle("The request is not valid");
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(
                status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
