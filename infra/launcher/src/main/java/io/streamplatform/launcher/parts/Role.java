package io.streamplatform.launcher.parts;

/**
 * What a part is to the others, in the order in which they are started. They are stopped in {@link
 * #stopRank() another}: first whoever writes, then whoever reads, the broker last, so that nothing
 * waits for somebody who has gone already.
 */
public enum Role {
    BROKER(3),
    DASHBOARD(2),
    PRODUCER(0),
    CONSUMER(1);

    private final int stopRank;

    Role(int stopRank) {
        this.stopRank = stopRank;
    }

    /** Parts of a lower rank are stopped before those of a higher. */
    public int stopRank() {
        return stopRank;
    }
}
