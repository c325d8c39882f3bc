package io.streamplatform.dashboard.filter;

import org.jspecify.annotations.Nullable;

/** Records for which a filter had no answer, counted; used by one thread. */
public final class FilterErrors {

    private long count;
    private @Nullable String first;

    void add(String message) {
        count++;
        if (first == null) {
            first = message;
        }
    }

    void addAnother() {
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    public long count() {
        return count;
    }

    /** What was wrong with the first of them; null when there is none. */
    public @Nullable String first() {
        return first;
    }
}
