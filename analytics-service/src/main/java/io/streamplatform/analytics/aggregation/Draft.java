package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events makes of the committed aggregates of their partition, which stay as they
 * are: a draft that is not used needs no undoing.
 */
final class Draft {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Limits limits;
    private final Instant now;
    private final long oldestKept;
    private final TotalsDraft totals;
    private final MinutesDraft minutes;
    private final AudienceDraft audience;
    private final TopNames pages;
    private final TopNames products;
    private final TopNames searches;
    private final SessionsDraft sessions;
    private final PathsDraft paths;
    private boolean isTorn;

    Draft(PartitionAggregates committed, Limits limits, Instant now) {
        this.limits = limits;
        this.now = now;
        oldestKept = TimedEvent.minuteOf(now.minus(limits.minutesKept()));
        Interner interner = committed.interner();
        totals = new TotalsDraft(committed.totals());
        minutes = new MinutesDraft(committed.minutes(), oldestKept);
        audience = new AudienceDraft(committed.audience(), committed.minuteAudiences(), oldestKept);
        pages = top(AggregateSubject.TOP_PAGES, committed);
        products = top(AggregateSubject.TOP_PRODUCTS, committed);
        searches = top(AggregateSubject.TOP_SEARCHES, committed);
        sessions = new SessionsDraft(committed, limits, totals, interner);
        paths = new PathsDraft(committed.paths(), limits.pathUsers(), interner);
    }

    /**
     * Adds an event.
     *
     * @throws RuntimeException if it cannot be added; the draft is of use only if it is not {@link
     *     #isTorn}
     */
    void add(UserEvent event) {
        TimedEvent timed = TimedEvent.of(event, now, limits.clockSkew());
        totals.add(timed);
        isTorn = true;
        audience.add(timed);
        if (timed.minute() < oldestKept) {
            totals.cameLate();
        } else {
            minutes.add(timed);
            audience.addToMinute(timed);
        }
        switch (event) {
            case UserEvent.PageView view -> {
                pages.add(view.page());
                if (view.product() != null) {
                    products.add(view.product());
                }
            }
            case UserEvent.Search search -> searches.add(term(search.query()));
            default -> {}
        }
        sessions.add(timed);
        paths.add(timed);
        isTorn = false;
    }

    /** Whether an event was added in part. */
    boolean isTorn() {
        return isTorn;
    }

    /** All changes, one for each key. */
    List<Change> changes(int partition, long nextOffset, @Nullable String inputTopicId) {
        Changes changes = new Changes(partition);
        minutes.changesInto(changes);
        audience.changesInto(changes);
        pages.changesInto(changes);
        products.changesInto(changes);
        searches.changesInto(changes);
        sessions.changesInto(changes);
        paths.changesInto(changes);
        changes.put(AggregateSubject.TOTALS, "", totals.result(nextOffset, inputTopicId));
        return changes.all();
    }

    private TopNames top(AggregateSubject subject, PartitionAggregates committed) {
        return new TopNames(subject, committed.top(subject), limits.topNames());
    }

    /** Terms that differ in case and spaces only are one. */
    private static String term(String query) {
        return SPACES.matcher(query.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
