package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.PathPage;
import io.streamplatform.contracts.analytics.PathStep;
import io.streamplatform.contracts.events.UserEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The recent paths of users as a batch changes them. */
final class PathsDraft {
    private final SequencedMap<String, UserPath> committed;
    private final int users;
    private final Interner interner;
    private final SequencedMap<String, List<PathStep>> taken = new LinkedHashMap<>();

    PathsDraft(SequencedMap<String, UserPath> committed, int users, Interner interner) {
        this.committed = committed;
        this.users = users;
        this.interner = interner;
    }

    void add(TimedEvent timed) {
        UserEvent event = timed.event();
        taken.computeIfAbsent(event.userId(), _ -> new ArrayList<>())
                .add(
                        new PathStep(
                                timed.at(),
                                event.kind(),
                                interner.intern(detailOf(event)),
                                interner.intern(event.sessionId())));
    }

    void changesInto(Changes changes) {
        taken.forEach(
                (user, steps) ->
                        pagesOf(user, steps)
                                .forEach(
                                        (place, page) ->
                                                changes.put(
                                                        AggregateSubject.PATH,
                                                        nameOf(user, place),
                                                        page)));
        int excess = committed.size() - users;
        for (Map.Entry<String, UserPath> path : committed.entrySet()) {
            if (excess-- <= 0) {
                return;
            }
            if (!taken.containsKey(path.getKey())) {
                path.getValue()
                        .pages()
                        .forEach(
                                page ->
                                        changes.remove(
                                                AggregateSubject.PATH,
                                                nameOf(path.getKey(), page.place())));
            }
        }
    }

    private Map<Integer, PathPage> pagesOf(String user, List<PathStep> steps) {
        UserPath path = committed.get(user);
        PathPage newest = path == null ? null : path.newest();
        long number = newest == null ? 0 : newest.number();
        List<PathStep> open = new ArrayList<>(newest == null ? List.of() : newest.steps());
        Map<Integer, PathPage> changed = new HashMap<>();
        for (PathStep step : steps) {
            if (open.size() == PathPage.STEPS) {
                put(changed, new PathPage(Aggregate.SCHEMA_VERSION, number, open));
                open.clear();
                number++;
            }
            open.add(step);
        }
        put(changed, new PathPage(Aggregate.SCHEMA_VERSION, number, open));
        return changed;
    }

    private static void put(Map<Integer, PathPage> pages, PathPage page) {
        pages.put(page.place(), page);
    }

    private static String nameOf(String user, int place) {
        return AggregateKey.join(user, Integer.toString(place));
    }

    private static String detailOf(UserEvent event) {
        return switch (event) {
            case UserEvent.PageView view -> view.page();
            case UserEvent.Click click -> click.element() + " on " + click.page();
            case UserEvent.Search search -> search.query();
            case UserEvent.Login login -> login.method();
            case UserEvent.Signup signup -> signup.channel();
            case UserEvent.AddToCart added -> added.quantity() + " × " + added.product();
            case UserEvent.RemoveFromCart removed ->
                    removed.quantity() + " × " + removed.product();
            case UserEvent.Purchase purchase -> purchase.orderId();
        };
    }
}
