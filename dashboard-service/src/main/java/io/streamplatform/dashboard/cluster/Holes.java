package io.streamplatform.dashboard.cluster;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why offsets of a topic are not all records, so that what lies between begin and end counts too
 * many.
 */
public enum Holes {
    /** Records that a later one of the same key replaced are gone; their offsets stay. */
    COMPACTED(
            "About: offsets from begin to end. The topic is compacted, so many of them may be"
                    + " gone."),
    /** Each transaction's end takes an offset, and aborted records are not to be read. */
    TRANSACTIONAL(
            "About: offsets from begin to end. It is written in transactions, whose markers and"
                    + " aborted records take offsets too.");

    private final String words;

    Holes(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** What is known of a topic; null when offsets and records are the same, as far as is known. */
    public static @Nullable Holes of(ObservedTopic topic) {
        String policy = topic.cleanupPolicy();
        if (policy != null && policy.contains("compact")) {
            return COMPACTED;
        }
        boolean isHeldUp =
                topic.partitions().stream()
                        .anyMatch(each -> !Objects.equals(each.stableOffset(), each.endOffset()));
        return topic.transactional() || isHeldUp ? TRANSACTIONAL : null;
    }
}
