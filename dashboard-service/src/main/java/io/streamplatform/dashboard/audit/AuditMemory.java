package io.streamplatform.dashboard.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The newest entries; logins apart, so that many of them do not push changes out. */
@Component
class AuditMemory {

    private static final Comparator<AuditEntry> NEWEST_FIRST =
            Comparator.comparing(AuditEntry::time).reversed();

    private final int most;
    private final Deque<AuditEntry> changes = new ArrayDeque<>();
    private final Deque<AuditEntry> accesses = new ArrayDeque<>();

    AuditMemory(AuditProperties properties) {
        this.most = properties.kept();
    }

    synchronized void add(AuditEntry entry) {
        Deque<AuditEntry> kept = entry.isAccess() ? accesses : changes;
        kept.addFirst(entry);
        if (kept.size() > most) {
            kept.removeLast();
        }
    }

    /** Adds what was kept before this start. */
    synchronized void addEarlier(List<AuditEntry> earlier) {
        merge(changes, earlier.stream().filter(entry -> !entry.isAccess()));
        merge(accesses, earlier.stream().filter(AuditEntry::isAccess));
    }

    /** Those that a query asks for, newest first. */
    synchronized List<AuditEntry> find(AuditQuery query) {
        return Stream.concat(changes.stream(), accesses.stream())
                .filter(query::matches)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private void merge(Deque<AuditEntry> kept, Stream<AuditEntry> earlier) {
        Set<String> known = new HashSet<>();
        List<AuditEntry> all = new ArrayList<>(kept);
        all.forEach(entry -> known.add(entry.id()));
        earlier.filter(entry -> known.add(entry.id())).forEach(all::add);
        all.sort(NEWEST_FIRST);
        kept.clear();
        all.stream().limit(most).forEach(kept::addLast);
    }
}
