package io.streamplatform.dashboard.registry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** In which topics records of which subjects were seen by who looked at records. */
final class SeenTopics {

    private static final int MOST_SUBJECTS = 5_000;
    private static final int MOST_TOPICS = 50;

    private final Map<String, Set<String>> topics = new ConcurrentHashMap<>();

    void note(String subject, String topic) {
        Set<String> known = topics.get(subject);
        if (known != null && known.contains(topic)) {
            return;
        }
        if (known == null && topics.size() >= MOST_SUBJECTS) {
            return;
        }
        Set<String> of = topics.computeIfAbsent(subject, _ -> ConcurrentHashMap.newKeySet());
        if (of.size() < MOST_TOPICS) {
            of.add(topic);
        }
    }

    /** By name. */
    Set<String> of(String subject) {
        return new TreeSet<>(topics.getOrDefault(subject, Set.of()));
    }
}
