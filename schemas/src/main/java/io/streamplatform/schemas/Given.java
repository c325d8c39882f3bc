package io.streamplatform.schemas;

import tools.jackson.databind.JsonNode;

/** Tells people what a value is, for {@link Misfit#given()}. */
public final class Given {
    private static final int LONGEST = 60;

    private Given() {}

    /** The value in a few words, e.g. {@code the text "two"}. */
    public static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "missing";
            case NULL -> "null";
            case STRING -> "the text " + shortened(value.toString());
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NUMBER -> "the number " + shortened(value.toString());
            default -> shortened(value.toString());
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
