package io.streamplatform.dashboard.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers errors that no resource has answered itself: a page for people, problem details for all
 * others.
 */
@Controller
@RequestMapping("${spring.web.error.path:${error.path:/error}}")
class ErrorAnswers extends BasicErrorController {

    ErrorAnswers(ErrorAttributes attributes, List<ErrorViewResolver> views) {
        super(attributes, new ErrorProperties(), views);
    }

    @Override
    @RequestMapping
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail(status, path));
        problem.put("instance", path);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String detail(HttpStatus status, @Nullable Object path) {
        return switch (status) {
            case NOT_FOUND ->
                    "There is nothing at %s. See /api/stats, /api/topics, /api/groups."
                            .formatted(path);
            case METHOD_NOT_ALLOWED ->
                    "%s does not take this method; the Allow header names those it takes."
                            .formatted(path);
            default ->
                    status.is5xxServerError()
                            ? "The dashboard failed at %s; its log tells why.".formatted(path)
                            : "The request to %s cannot be served as it is.".formatted(path);
        };
    }
}
