package io.streamplatform.system.docs;

import java.util.regex.Pattern;

/**
 * A block of commands in the documentation.
 *
 * @param page name of the page's file
 * @param line line of its opening fence, from 1
 * @param heading the heading that it stands under
 * @param marks what the test has to do with it
 * @param script what a person would type
 */
public record DocumentedCommand(String page, int line, String heading, Marks marks, String script) {
    private static final Pattern CONTINUATION = Pattern.compile("\\s*\\\\\\n\\s*");
    private static final Pattern IN_THE_CONTAINER =
            Pattern.compile(
                    "docker compose exec (?:-T )?kafka /opt/kafka/bin/kafka-([a-z0-9-]+)\\.sh"
                            + " --bootstrap-server kafka:9092");

    static DocumentedCommand of(CodeBlock block) {
        return new DocumentedCommand(
                block.page(), block.line(), block.heading(), Marks.of(block), block.text());
    }

    /** Where it stands and what it begins with. */
    public String name() {
        return "%s:%d %s: %s"
                .formatted(
                        page,
                        line,
                        heading,
                        onOneLine()
                                .lines()
                                .filter(each -> !each.startsWith("#"))
                                .findFirst()
                                .orElse(""));
    }

    boolean isRunIn(World world) {
        return marks.worlds().contains(world);
    }

    /** Whether it calls a tool of Kafka's through {@code ./platform}. */
    boolean isLocalTool() {
        return script.contains("./platform kafka ");
    }

    /** The script with a tool in the container called as it is locally. */
    String inLocalForm() {
        return IN_THE_CONTAINER.matcher(onOneLine()).replaceAll("./platform kafka $1");
    }

    private String onOneLine() {
        return CONTINUATION.matcher(script).replaceAll(" ");
    }
}
