package io.streamplatform.dashboard.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A change that was asked for and is not made; tells the field, its value and the remedy. */
public class Refused extends ErrorResponseException {

    private static final int LONGEST_VALUE = 200;

    /**
     * @param title in a few words
     * @param field what it is about
     * @param value what was asked for; null when nothing was
     * @param remedy what is wrong with it, and what to do
     */
    public Refused(
            HttpStatus status, String title, String field, @Nullable String value, String remedy) {
        super(status, problem(status, title, field, value, remedy), null);
    }

    /** The state of things does not allow it. */
    public static Refused conflict(
            String title, String field, @Nullable String value, String remedy) {
        return new Refused(HttpStatus.CONFLICT, title, field, value, remedy);
    }

    /** The dashboard's own user of the cluster may not. */
    public static Refused forbidden(String field, @Nullable String value, String remedy) {
        return new Refused(HttpStatus.FORBIDDEN, "Not authorized", field, value, remedy);
    }

    /** More than is accepted. */
    public static Refused tooLarge(String field, @Nullable String value, String remedy) {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "Too large", field, value, remedy);
    }

    static ProblemDetail problem(
            HttpStatus status, String title, String field, @Nullable String value, String remedy) {
        String shown = shown(value);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(
                shown == null
                        ? "%s: %s".formatted(field, remedy)
                        : "%s is '%s'; %s".formatted(field, shown, remedy));
        problem.setProperty("field", field);
        problem.setProperty("value", shown);
        problem.setProperty("remedy", remedy);
        // The same in the form that every service of the platform uses.
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("field", field);
        error.put("value", shown);
        error.put("remedy", remedy);
        problem.setProperty("errors", List.of(error));
        return problem;
    }

    private static @Nullable String shown(@Nullable String value) {
        return value == null || value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, LONGEST_VALUE) + "…";
    }
}
