package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.Audience;
import io.streamplatform.contracts.analytics.MinuteAudience;
import io.streamplatform.contracts.analytics.MinuteCounts;
import io.streamplatform.contracts.analytics.PathPage;
import io.streamplatform.contracts.analytics.SessionProgress;
import io.streamplatform.contracts.analytics.TopEntry;
import io.streamplatform.contracts.analytics.Totals;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The committed aggregates of one partition. They change by {@link #put} alone, whether a value
 * comes from a transaction that was just committed or from the topic at a restart, so what is
 * restored is what was there. Sessions and paths are in the order in which they were last written,
 * which a compacted topic keeps too. Not safe for use by several threads.
 */
public final class PartitionAggregates {
    private final Interner interner = new Interner();
    private final NavigableMap<Long, MinuteCounts> minutes = new TreeMap<>();
    private final NavigableMap<Long, MinuteAudience> minuteAudiences = new TreeMap<>();
    private final Map<AggregateSubject, Map<String, TopEntry>> tops =
            new EnumMap<>(AggregateSubject.class);
    private final SequencedMap<String, SessionProgress> sessions = new LinkedHashMap<>();
    private final SequencedMap<String, SessionProgress> carts = new LinkedHashMap<>();
    private final SequencedMap<String, UserPath> paths = new LinkedHashMap<>();
    private Totals totals = Totals.NONE;
    private @Nullable Audience audience;

    /**
     * Takes over a value.
     *
     * @param value what is known now; null if it is no longer kept
     * @throws IllegalArgumentException if the value is not what the key says, or the key's name is
     *     not what its subject demands
     */
    public void put(AggregateKey key, @Nullable Aggregate value) {
        switch (key.subject()) {
            case TOTALS -> totals = value == null ? Totals.NONE : as(Totals.class, key, value);
            case AUDIENCE -> audience = value == null ? null : as(Audience.class, key, value);
            case MINUTE_COUNTS -> put(minutes, minuteOf(key), MinuteCounts.class, key, value);
            case MINUTE_AUDIENCE ->
                    put(minuteAudiences, minuteOf(key), MinuteAudience.class, key, value);
            case TOP_PAGES, TOP_PRODUCTS, TOP_SEARCHES ->
                    put(
                            tops.computeIfAbsent(key.subject(), _ -> new HashMap<>()),
                            key.name(),
                            TopEntry.class,
                            key,
                            value);
            case SESSION -> putSession(key, value);
            case PATH -> putPage(key, value);
        }
    }

    /** Everything since the beginning. */
    public Totals totals() {
        return totals;
    }

    /** The different users ever, if there was one. */
    public @Nullable Audience audience() {
        return audience;
    }

    /** Counts by the minute's number since 1970. */
    public NavigableMap<Long, MinuteCounts> minutes() {
        return Collections.unmodifiableNavigableMap(minutes);
    }

    /** Audiences by the minute's number since 1970. */
    public NavigableMap<Long, MinuteAudience> minuteAudiences() {
        return Collections.unmodifiableNavigableMap(minuteAudiences);
    }

    /** The names that are counted under one of the top subjects. */
    public Map<String, TopEntry> top(AggregateSubject subject) {
        return Collections.unmodifiableMap(tops.getOrDefault(subject, Map.of()));
    }

    /** Sessions with empty carts by user and session, those that were not written longest first. */
    public SequencedMap<String, SessionProgress> sessions() {
        return Collections.unmodifiableSequencedMap(sessions);
    }

    /** Sessions with something in their carts, in the same way. */
    public SequencedMap<String, SessionProgress> carts() {
        return Collections.unmodifiableSequencedMap(carts);
    }

    /** Paths by user, those that were not written longest first. */
    public SequencedMap<String, UserPath> paths() {
        return Collections.unmodifiableSequencedMap(paths);
    }

    Interner interner() {
        return interner;
    }

    /** A session, whatever its cart. */
    @Nullable SessionProgress session(String name) {
        SessionProgress browsing = sessions.get(name);
        return browsing == null ? carts.get(name) : browsing;
    }

    private void putSession(AggregateKey key, @Nullable Aggregate value) {
        SessionProgress session = value == null ? null : as(SessionProgress.class, key, value);
        sessions.remove(key.name());
        carts.remove(key.name());
        if (session != null) {
            (session.cart().isEmpty() ? sessions : carts).put(key.name(), session);
        }
    }

    private void putPage(AggregateKey key, @Nullable Aggregate value) {
        PathPage page = value == null ? null : as(PathPage.class, key, value);
        var parts = AggregateKey.parts(key.name());
        int place = UserPath.placeOf(parts.getLast());
        if (page != null && page.place() != place) {
            throw new IllegalArgumentException(
                    "page %d is expected at place %d, but the key is %s"
                            .formatted(page.number(), page.place(), key.text()));
        }
        String user = parts.getFirst();
        UserPath before = paths.remove(user);
        UserPath after =
                (before == null ? UserPath.EMPTY : before)
                        .with(place, page == null ? null : UserPath.interned(page, interner));
        if (!after.isEmpty()) {
            paths.put(user, after);
        }
    }

    private static <K, V extends Aggregate> void put(
            Map<K, V> values, K name, Class<V> type, AggregateKey key, @Nullable Aggregate value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, as(type, key, value));
        }
    }

    private static <V extends Aggregate> V as(Class<V> type, AggregateKey key, Aggregate value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "a %s is expected under %s, but is a %s"
                            .formatted(
                                    type.getSimpleName(),
                                    key.text(),
                                    value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    private static long minuteOf(AggregateKey key) {
        try {
            return TimedEvent.minuteOf(Instant.parse(key.name()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a minute is expected in the key, but is " + key.text(), e);
        }
    }
}
