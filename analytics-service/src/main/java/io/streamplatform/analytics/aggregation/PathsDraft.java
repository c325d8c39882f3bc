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
        List<PathStep> steps = taken.computeIfAbsent(event.userId(), _ -> new ArrayList<>());
        taken.putLast(event.userId(), steps);
        steps.add(
                new PathStep(
                        timed.at(),
                        event.kind(),
                        interner.intern(detailOf(event)),
                        interner.intern(event.sessionId())));
    }

    void changesInto(Changes changes) {
        // Of more users than are kept, the first would be written only to be removed by the next
        // batch.
        int tooMany = taken.size() - users;
        for (Map.Entry<String, List<PathStep>> path : taken.entrySet()) {
            String user = path.getKey();
            if (tooMany-- > 0) {
                forget(user, changes);
            } else {
                pagesOf(user, path.getValue())
                        .forEach((place, page) ->
                                changes.put(AggregateSubject.PATH, nameOf(user, place), page));
            }
        }
        int excess = committed.size() - users;
        for (String user : committed.keySet()) {
            if (excess-- <= 0) {
                return;
            }
            if (!taken.containsKey(user)) {
                forget(user, changes);
            }
        }
    }

    private void forget(String user, Changes changes) {
        UserPath path = committed.get(user);
        if (path != null) {
            path.pages()
                    .forEach(page ->
                            changes.remove(AggregateSubject.PATH, nameOf(user, page.place())));
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
            case UserEvent.RemoveFromCart removed -> removed.quantity() + " × " + removed.product();
            case UserEvent.Purchase purchase -> purchase.orderId();
        };
    }
}
