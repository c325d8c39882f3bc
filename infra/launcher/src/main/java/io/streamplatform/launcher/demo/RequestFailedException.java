package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request was answered, but not with what was asked for; the message says why. */
public final class RequestFailedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 300;

    private final int status;

    private RequestFailedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * From the body of the answer: problem details (RFC 9457) as a sentence, anything else as it
     * is.
     */
    static RequestFailedException of(String request, int status, String body) {
        return new RequestFailedException(
                status, "%s: %d, %s".formatted(request, status, sentence(body)));
    }

    private static String sentence(String body) {
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (JacksonException e) {
            return shortened(body);
        }
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        if (detail.isEmpty()) {
            return shortened(body);
        }
        List<String> parts = new ArrayList<>(List.of(detail));
        for (JsonNode error : problem.path("errors")) {
            String remedy = error.path("remedy").asString("");
            if (!remedy.isEmpty() && !detail.contains(remedy)) {
                parts.add("%s: %s".formatted(error.path("field").asString(""), remedy));
            }
        }
        return String.join(" ", parts);
    }

    private static String shortened(String body) {
        String text = body.isBlank() ? "no reason given" : body.strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** The answer's HTTP status. */
    public int status() {
        return status;
    }
}
