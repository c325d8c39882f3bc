package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One partition: who owns it, what was read of it, and what an occasion cost it. */
final class Lane {

    private final BitSet read = new BitSet();
    private @Nullable String owner;
    private @Nullable String ownerBefore;
    private long freeSince;
    private long lastRead;
    private boolean isStopped;
    private long withoutOwner;
    private long longestGap;
    private int redelivered;

    @Nullable String owner() {
        return owner;
    }

    /** An occasion begins: what it costs is counted from here. */
    void begin(long now) {
        ownerBefore = owner;
        isStopped = owner == null;
        if (isStopped) {
            freeSince = now;
        }
        if (read.isEmpty()) {
            lastRead = now;
        }
        withoutOwner = 0;
        longestGap = 0;
        redelivered = 0;
    }

    void given(String member, long now) {
        if (owner == null) {
            withoutOwner += now - freeSince;
        }
        owner = member;
    }

    /** Also when the same member gets it back: nobody reads it meanwhile. */
    void freed(String member, long now) {
        if (member.equals(owner)) {
            owner = null;
            freeSince = now;
            isStopped = true;
        }
    }

    void read(long offset, long now) {
        longestGap = Math.max(longestGap, now - lastRead);
        lastRead = now;
        int place = Math.toIntExact(offset);
        if (read.get(place)) {
            redelivered++;
        }
        read.set(place);
    }

    boolean isReadSince(long moment) {
        return lastRead - moment > 0;
    }

    boolean isStopped() {
        return isStopped;
    }

    boolean isMoved() {
        return owner != null && !owner.equals(ownerBefore);
    }

    long withoutOwner() {
        return withoutOwner;
    }

    long longestGap() {
        return longestGap;
    }

    int redelivered() {
        return redelivered;
    }
}
