package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Committed aggregates of a test, with the topic that they would be restored from. */
final class Ledger {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Limits LIMITS =
            new Limits(
                    Duration.ofHours(24),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(24),
                    1000,
                    1000,
                    1000,
                    1000);

    final PartitionAggregates aggregates = new PartitionAggregates();
    private final Limits limits;

    /** The newest change of each key, in the order of writing, as compaction leaves them. */
    private final SequencedMap<String, Change> topic = new LinkedHashMap<>();

    Instant now = NOON;
    private long nextOffset;

    Ledger(Limits limits) {
        this.limits = limits;
    }

    Ledger() {
        this(LIMITS);
    }

    /** Commits a batch of these events. */
    BatchResult take(UserEvent... events) {
        return take(List.of(events));
    }

    /** Commits a batch of these events. */
    BatchResult take(List<UserEvent> events) {
        BatchResult result = draft(events);
        nextOffset += events.size();
        for (Change change : result.changes()) {
            aggregates.put(change.key(), change.value());
            topic.remove(change.key().text());
            topic.put(change.key().text(), change);
        }
        return result;
    }

    /** Makes a batch of these events that is not committed. */
    BatchResult draft(List<UserEvent> events) {
        return BatchResult.of(
                aggregates, limits, 0, events, nextOffset + events.size(), "topic-id", now);
    }

    /** What a restart makes of the topic. */
    PartitionAggregates restored() {
        PartitionAggregates restored = new PartitionAggregates();
        topic.values().forEach(change -> restored.put(change.key(), change.value()));
        return restored;
    }

    /** Everything that is known, to be compared. */
    static Map<String, Object> contentOf(PartitionAggregates aggregates) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("totals", aggregates.totals());
        content.put("audience", String.valueOf(aggregates.audience()));
        content.put("minutes", aggregates.minutes());
        content.put("minuteAudiences", aggregates.minuteAudiences());
        for (var subject :
                List.of(
                        AggregateSubject.TOP_PAGES,
                        AggregateSubject.TOP_PRODUCTS,
                        AggregateSubject.TOP_SEARCHES)) {
            content.put(subject.name(), aggregates.top(subject));
        }
        content.put("sessions", new ArrayList<>(aggregates.sessions().entrySet()));
        content.put("carts", new ArrayList<>(aggregates.carts().entrySet()));
        content.put("pathUsers", new ArrayList<>(aggregates.paths().keySet()));
        aggregates.paths().forEach((user, path) -> content.put(user, path.newestFirst()));
        return content;
    }
}
