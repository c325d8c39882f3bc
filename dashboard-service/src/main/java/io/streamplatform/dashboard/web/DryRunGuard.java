package io.streamplatform.dashboard.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses {@code dryRun} where nothing knows it: who asks only to look must not have it done
 * because the parameter was passed over.
 */
class DryRunGuard implements HandlerInterceptor {

    private static final String PARAMETER = "dryRun";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Of the address alone: asking for parameters would use up the body of a form.
        String query = request.getQueryString();
        if (query == null
                || !query.contains(PARAMETER)
                || READING.contains(request.getMethod())
                || request.getDispatcherType() == DispatcherType.ERROR
                || (handler instanceof HandlerMethod method && knows(method))) {
            return true;
        }
        String value = request.getParameter(PARAMETER);
        if (value == null) {
            return true;
        }
        throw new BadParameter(
                PARAMETER,
                value,
                "nothing was done: this change does not know the parameter. Leave it out to have it"
                        + " done; docs/REST.md tells which changes have a dry run.");
    }

    private static boolean knows(HandlerMethod handler) {
        RequestMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getMethod(), RequestMapping.class);
        return (mapping != null
                        && Arrays.stream(mapping.params())
                                .anyMatch(each -> each.startsWith(PARAMETER + "=")))
                || Arrays.stream(handler.getMethod().getParameters())
                        .anyMatch(each ->
                                each.isAnnotationPresent(RequestParam.class)
                                        && each.getName().equals(PARAMETER));
    }
}
