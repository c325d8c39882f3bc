package io.streamplatform.dashboard.topics;

import java.util.regex.Pattern;

/** Kafka's documentation of a setting as plain text: it comes with marks for its web site. */
final class PlainText {

    private static final Pattern BREAK = Pattern.compile("(?i)<\\s*(br|p|/p|li|/ul|/ol)\\s*/?>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,500}>");
    private static final Pattern SPACES = Pattern.compile("[ \\t]+");
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*");

    private PlainText() {}

    static String of(String marked) {
        String text = BREAK.matcher(marked).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        text =
                text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&nbsp;", " ")
                        .replace("&amp;", "&");
        text = SPACES.matcher(text).replaceAll(" ");
        return LINES.matcher(text).replaceAll("\n").strip();
    }
}
