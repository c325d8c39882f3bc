package io.streamplatform.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a Markdown page.
 *
 * @param page name of the page's file
 * @param line line of its opening fence, from 1
 * @param heading the heading that it stands under; empty when there is none
 * @param info what stands behind the opening fence; no reader of the rendered page sees more of it
 *     than the colours
 * @param text what is in it
 */
record CodeBlock(String page, int line, String heading, String info, String text) {
    private static final Pattern FENCE = Pattern.compile("^\\s*(`{3,}|~{3,})\\s*(.*?)\\s*$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*\\s*$");

    /** All of a page, in its order. */
    static List<CodeBlock> of(Path page) {
        try {
            return of(page.getFileName().toString(), Files.readAllLines(page));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + page, e);
        }
    }

    static List<CodeBlock> of(String page, List<String> lines) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> text = new ArrayList<>();
        String heading = "";
        Opening open = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (open != null && !(fence.matches() && open.isClosedBy(fence))) {
                text.add(line);
            } else if (open != null) {
                blocks.add(
                        new CodeBlock(
                                page, open.line, heading, open.info, String.join("\n", text)));
                open = null;
                text.clear();
            } else if (fence.matches()) {
                open = new Opening(fence.group(1), fence.group(2), i + 1);
            } else {
                heading = orElse(headingIn(line), heading);
            }
        }
        if (open != null) {
            throw new AssertionError(
                    "%s:%d: a fence that nobody closes".formatted(page, open.line));
        }
        return blocks;
    }

    /** The first word behind the fence; empty when there is none. */
    String language() {
        return info.split("\\s+", 2)[0];
    }

    /** What stands behind the language. */
    String marks() {
        return info.substring(language().length()).strip();
    }

    String place() {
        return page + ":" + line;
    }

    private static @Nullable String headingIn(String line) {
        Matcher heading = HEADING.matcher(line);
        return heading.matches() ? heading.group(1) : null;
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    private record Opening(String fence, String info, int line) {
        boolean isClosedBy(Matcher candidate) {
            return candidate.group(1).startsWith(fence) && candidate.group(2).isEmpty();
        }
    }
}
