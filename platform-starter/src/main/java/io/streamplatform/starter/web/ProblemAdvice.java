package io.streamplatform.starter.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Names the field, the value and the remedy of every bad request. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldProblem> fields =
                failure.getBindingResult().getFieldErrors().stream()
                        .map(ProblemAdvice::fieldProblem)
                        .toList();
        return badRequest(failure, fields, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldProblem> fields =
                failure.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result instanceof ParameterErrors errors
                                        ? errors.getFieldErrors().stream()
                                                .map(ProblemAdvice::fieldProblem)
                                        : result.getResolvableErrors().stream()
                                                .map(error ->
                                                        parameterProblem(
                                                                result.getMethodParameter()
                                                                        .getParameterName(),
                                                                result.getArgument(),
                                                                error)))
                        .toList();
        return badRequest(failure, fields, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name =
                failure instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : String.valueOf(failure.getPropertyName());
        Class<?> wanted = failure.getRequiredType();
        return badRequest(
                failure,
                List.of(FieldProblem.of(name, failure.getValue(), remedy(wanted))),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badRequest(
                failure,
                List.of(FieldProblem.of(failure.getParameterName(), null, "is missing")),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        FieldProblem problem =
                switch (failure.getCause()) {
                    case StreamReadException e ->
                            FieldProblem.of("body", null, "is not JSON: " + e.getOriginalMessage());
                    case JacksonException e -> unreadable(e);
                    case null, default ->
                            FieldProblem.of("body", null, "is missing: send a JSON object");
                };
        return badRequest(failure, List.of(problem), headers, request);
    }

    private static FieldProblem unreadable(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        // A contract's constructor names the field itself, and says what it accepts.
        String remedy =
                failure.getCause() instanceof IllegalArgumentException violation
                        ? violation.getMessage()
                        : failure.getOriginalMessage();
        return FieldProblem.of(path.isEmpty() ? "body" : path.toString(), null, remedy);
    }

    private static FieldProblem fieldProblem(FieldError error) {
        return FieldProblem.of(
                error.getField(), error.getRejectedValue(), error.getDefaultMessage());
    }

    private static FieldProblem parameterProblem(
            @Nullable String name, @Nullable Object value, MessageSourceResolvable error) {
        return FieldProblem.of(name == null ? "parameter" : name, value, error.getDefaultMessage());
    }

    private static String remedy(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "is not valid";
        }
        return wanted.isEnum()
                ? "must be one of "
                        + String.join(
                                ", ",
                                Stream.of(wanted.getEnumConstants())
                                        .map(constant -> ((Enum<?>) constant).name())
                                        .toList())
                : "must be of type " + wanted.getSimpleName();
    }

    private @Nullable ResponseEntity<Object> badRequest(
            Exception failure, List<FieldProblem> fields, HttpHeaders headers, WebRequest request) {
        var problem = Problems.badRequest(fields);
        return handleExceptionInternal(
                failure, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }
}
