package io.streamplatform.dashboard.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Errors of the REST resources are answered as problem details (RFC 9457). */
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

    /** Names the field that cannot be read; the value is not repeated, it may be anything. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        BadParameter problem =
                switch (failure.getCause()) {
                    case StreamReadException e ->
                            new BadParameter(
                                    "body",
                                    null,
                                    "it is not JSON, at line %d, column %d."
                                            .formatted(
                                                    e.getLocation().getLineNr(),
                                                    e.getLocation().getColumnNr()));
                    case UnrecognizedPropertyException e ->
                            new BadParameter(
                                    path(e),
                                    null,
                                    "there is no such field; known are %s."
                                            .formatted(e.getKnownPropertyIds()));
                    case JacksonException e ->
                            new BadParameter(
                                    path(e), null, "it is not of the type that is wanted.");
                    case null, default ->
                            new BadParameter("body", null, "it is missing; send a JSON object.");
                };
        return handleExceptionInternal(
                failure, problem.getBody(), headers, problem.getStatusCode(), request);
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
