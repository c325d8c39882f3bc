package io.streamplatform.launcher.parts;

import java.util.List;

/**
 * What a part is to the others, in the order in which they are started; some begin only {@link
 * #startsAfter() after} others are ready. They are stopped in {@link #stopRank() another order}:
 * first whoever writes, then whoever reads, the broker last, so that nothing waits for somebody who
 * has gone already.
 */
public enum Role {
    BROKER(3),
    DASHBOARD(2),
    PRODUCER(0),
    CONSUMER(1),
    REGISTRY(2),
    LIKES(0),
    LIKES_CONSUMER(1);

    private final int stopRank;

    Role(int stopRank) {
        this.stopRank = stopRank;
    }

    /** Parts of a lower rank are stopped before those of a higher. */
    public int stopRank() {
        return stopRank;
    }

    /** When the platform is started, parts of these roles are to be ready first. */
    public List<Role> startsAfter() {
        return switch (this) {
            case BROKER, DASHBOARD -> List.of();
            // What people look at first is a live record: it needs these, and they are ready
            // soonest when the others leave them the processor.
            case PRODUCER -> List.of(BROKER);
            case CONSUMER -> List.of(BROKER, DASHBOARD, PRODUCER);
            // Nobody waits for it.
            case REGISTRY -> List.of(BROKER, DASHBOARD, PRODUCER, CONSUMER);
            // They are there to play with, when all is there to see it by.
            case LIKES -> List.of(BROKER, DASHBOARD, PRODUCER, CONSUMER);
            case LIKES_CONSUMER -> List.of(BROKER, DASHBOARD, PRODUCER, CONSUMER, LIKES);
        };
    }
}
