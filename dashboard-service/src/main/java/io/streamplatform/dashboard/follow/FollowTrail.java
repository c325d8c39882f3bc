package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.follow.FollowLine.Role;
import io.streamplatform.dashboard.follow.Links.Link;
import io.streamplatform.dashboard.records.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to the path: the records that were found, and where those are that they were made
 * of, or that were made of them, which are still to be fetched.
 */
final class FollowTrail {

    private static final int MOST_LINKS = 200_000;

    private final Set<Place> found = new HashSet<>();
    private final Set<String> topics = new TreeSet<>();
    private final Deque<Place> made = new ArrayDeque<>();
    private final Map<Place, Role> missing = new LinkedHashMap<>();
    private final Map<Place, List<Place>> madeOf = new HashMap<>();
    private int links;

    /** Keeps of a record that does not match only which records it was made of. */
    void passBy(ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().iterator().hasNext() && links < MOST_LINKS) {
            for (Link link : Links.of(record)) {
                madeOf.computeIfAbsent(link.place(), _ -> new ArrayList<>()).add(Place.of(record));
                links++;
            }
        }
    }

    /** Adds a record of the path; false when it is there already. */
    boolean add(Place place) {
        topics.add(place.topic());
        return found.add(place);
    }

    /** Goes on from a record that was added, as far as its role leads on. */
    void goOnFrom(Place place, Role role, List<Link> links) {
        if (role != Role.RESULT) {
            links.forEach(link -> want(link.place(), Role.SOURCE));
        }
        if (role != Role.SOURCE) {
            made.add(place);
        }
    }

    private void want(Place place, Role role) {
        if (!found.contains(place)) {
            missing.putIfAbsent(place, role);
        }
    }

    /**
     * A record to fetch.
     *
     * @param role it will have
     */
    record Missing(Place place, Role role) {}

    /** The next one to fetch; null when the path is complete. */
    @Nullable Missing next() {
        for (Place source = made.poll(); source != null; source = made.poll()) {
            madeOf.getOrDefault(source, List.of()).forEach(each -> want(each, Role.RESULT));
        }
        Place next = missing.keySet().stream().findFirst().orElse(null);
        return next == null
                ? null
                : new Missing(next, Objects.requireNonNull(missing.remove(next)));
    }

    boolean has(Place place) {
        return found.contains(place);
    }

    int found() {
        return found.size();
    }

    /** The topics that the path goes through. */
    Set<String> topics() {
        return topics;
    }
}
