package io.streamplatform.dashboard.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows people what went wrong as a page of the house; programs get problem details. */
@Component
class ErrorPages implements HandlerExceptionResolver, ErrorViewResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Frames frames;

    ErrorPages(Frames frames) {
        this.frames = frames;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (!isAskedByAPerson(request)) {
            return null;
        }
        if (failure instanceof ErrorResponse known) {
            String detail = known.getBody().getDetail();
            return page(request, known.getStatusCode(), request.getRequestURI(), detail);
        }
        log.error("The page {} failed", request.getRequestURI(), failure);
        return page(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                request.getRequestURI(),
                "The dashboard failed at this page. The reason is in its log.");
    }

    @Override
    public ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return page(request, status, path == null ? "" : path.toString(), null);
    }

    private ModelAndView page(
            HttpServletRequest request, HttpStatusCode code, String path, @Nullable String detail) {
        HttpStatus status = HttpStatus.resolve(code.value());
        String title =
                code.value() == 404
                        ? "Not found"
                        : status == null ? "Error" : status.getReasonPhrase();
        boolean isNothingThere = detail == null || detail.startsWith("No static resource");
        String words =
                isNothingThere && code.value() == 404
                        ? "There is no such page. It may have been renamed, or the link was cut"
                                + " short."
                        : isNothingThere ? "The request could not be answered." : detail;
        ModelAndView page = new ModelAndView("error");
        page.setStatus(code);
        page.addObject("frame", frames.frame(request));
        page.addObject("fmt", Figures.INSTANCE);
        page.addObject("problem", new Problem(code.value(), title, words, path));
        return page;
    }

    private static boolean isAskedByAPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        return accept != null
                && accept.contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/actuator");
    }

    /**
     * What the page tells.
     *
     * @param status of the answer
     * @param title the status in words
     * @param detail what is wrong and what to do
     * @param path what was asked for
     */
    record Problem(int status, String title, @Nullable String detail, String path) {}
}
