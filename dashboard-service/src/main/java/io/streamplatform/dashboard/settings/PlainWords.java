package io.streamplatform.dashboard.settings;

import java.util.regex.Pattern;

/** Kafka documents its settings in HTML; what people see here is text. */
final class PlainWords {

    private static final Pattern ITEM = Pattern.compile("(?i)<(li|p|br|/ul|/ol)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]{0,400}>");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainWords() {}

    static String of(String html) {
        String apart = ITEM.matcher(html).replaceAll(" ");
        String bare = TAG.matcher(apart).replaceAll("");
        return SPACE.matcher(
                        bare.replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&quot;", "\"")
                                .replace("&amp;", "&"))
                .replaceAll(" ")
                .strip();
    }
}
