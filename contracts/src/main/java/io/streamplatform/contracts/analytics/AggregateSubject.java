package io.streamplatform.contracts.analytics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an aggregate is about: the middle part of its key. */
public enum AggregateSubject {
    /** {@link Totals}; one, without a name. */
    TOTALS("totals"),
    /** {@link Audience}; one, without a name. */
    AUDIENCE("audience"),
    /** {@link MinuteCounts}, named by the minute, e.g. {@code 2026-11-20T09:15:00Z}. */
    MINUTE_COUNTS("minutes"),
    /** {@link MinuteAudience}, named by the minute. */
    MINUTE_AUDIENCE("minute-audience"),
    /** {@link TopEntry}, named by the page. */
    TOP_PAGES("top-pages"),
    /** {@link TopEntry}, named by the product. */
    TOP_PRODUCTS("top-products"),
    /** {@link TopEntry}, named by the search term. */
    TOP_SEARCHES("top-searches"),
    /** {@link SessionProgress}, named by user and session. */
    SESSION("sessions"),
    /** {@link PathPage}, named by user and place in the ring of pages. */
    PATH("paths");

    private static final Map<String, AggregateSubject> BY_TEXT =
            Arrays.stream(values())
                    .collect(Collectors.toMap(AggregateSubject::text, Function.identity()));

    private final String text;

    AggregateSubject(String text) {
        this.text = text;
    }

    /** The subject as it stands in a key. */
    public String text() {
        return text;
    }

    static @Nullable AggregateSubject of(String text) {
        return BY_TEXT.get(text);
    }
}
