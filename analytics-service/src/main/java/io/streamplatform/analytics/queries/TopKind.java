package io.streamplatform.analytics.queries;

import io.streamplatform.contracts.analytics.AggregateSubject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the most frequent ones are asked of. */
public enum TopKind {
    /** Pages, by how often they were shown. */
    PAGES(AggregateSubject.TOP_PAGES),
    /** Products, by how often a page showed them. */
    PRODUCTS(AggregateSubject.TOP_PRODUCTS),
    /** Search terms, case and repeated spaces left aside, by how often they were searched for. */
    SEARCHES(AggregateSubject.TOP_SEARCHES);

    private final AggregateSubject subject;

    TopKind(AggregateSubject subject) {
        this.subject = subject;
    }

    AggregateSubject subject() {
        return subject;
    }

    /** The kind as it stands in an address. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that text, if there is one. */
    public static Optional<TopKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
