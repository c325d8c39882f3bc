package io.streamplatform.logs.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with slots like {@code {order}} for values. */
final class Wording {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /** Gives the values of slots. */
    @FunctionalInterface
    interface Values {
        String of(String slot);
    }

    private final List<String> texts = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();

    Wording(String text) {
        Matcher matcher = SLOT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            texts.add(text.substring(end, matcher.start()));
            slots.add(matcher.group(1));
            end = matcher.end();
        }
        texts.add(text.substring(end));
    }

    boolean has(String slot) {
        return slots.contains(slot);
    }

    String with(Values values) {
        if (slots.isEmpty()) {
            return texts.getFirst();
        }
        StringBuilder text = new StringBuilder(96);
        for (int i = 0; i < slots.size(); i++) {
            text.append(texts.get(i)).append(values.of(slots.get(i)));
        }
        return text.append(texts.getLast()).toString();
    }
}
