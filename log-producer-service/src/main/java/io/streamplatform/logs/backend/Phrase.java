package io.streamplatform.logs.backend;

import io.streamplatform.contracts.logs.LoggedException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service logs in some situation.
 *
 * @param logger name of the logger
 * @param message what it says
 * @param thrown what is thrown then; null if nothing is
 */
record Phrase(String logger, Wording message, @Nullable Thrown thrown) {

    /** Whether it tells of a call to another service. */
    boolean tellsOfCall() {
        return message.has("callee") || message.has("child");
    }

    /**
     * An exception.
     *
     * @param type class name
     * @param message what it says
     * @param frames its stack below the first line, with what caused it
     */
    record Thrown(String type, Wording message, String frames) {
        /** What every request's stack ends with. */
        private static final String OUTERMOST =
                """
                \tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)
                \tat org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:138)
                \tat java.base/java.lang.VirtualThread.run(VirtualThread.java:456)\
                """;

        /**
         * Writes a stack as Java does.
         *
         * @param frames innermost first, separated by semicolons
         * @param cause what caused it; empty for nothing
         */
        static Thrown of(String type, String message, String frames, String cause) {
            String own =
                    Arrays.stream(frames.split(";"))
                            .map(frame -> "\n\tat " + frame)
                            .collect(Collectors.joining());
            String causedBy =
                    cause.isEmpty()
                            ? ""
                            : "\nCaused by: %s\n\tat %s\n\t... 12 more"
                                    .formatted(cause, frames.split(";")[0]);
            return new Thrown(type, new Wording(message), own + "\n" + OUTERMOST + causedBy);
        }

        LoggedException with(Wording.Values values) {
            String text = message.with(values);
            return new LoggedException(type, text, type + ": " + text + frames);
        }
    }
}
