package io.streamplatform.dashboard.labs.groups;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who owns each partition, as the members' callbacks tell, and since when nobody does. */
final class Ownership {

    private final @Nullable String[] owners = new @Nullable String[GroupLab.PARTITIONS];
    private final long[] freeSince = new long[GroupLab.PARTITIONS];

    Ownership(long now) {
        for (int i = 0; i < freeSince.length; i++) {
            freeSince[i] = now;
        }
    }

    @Nullable String owner(int partition) {
        return owners[partition];
    }

    boolean isOwnedBy(int partition, String member) {
        return member.equals(owners[partition]);
    }

    void free(int partition, long now) {
        owners[partition] = null;
        freeSince[partition] = now;
    }

    /** Gives it to a member; tells for how many nanoseconds it was nobody's. */
    long take(int partition, String member, long now) {
        long without = owners[partition] == null ? Math.max(0, now - freeSince[partition]) : 0;
        owners[partition] = member;
        return without;
    }

    /** For how many nanoseconds it has been nobody's; 0 if it is somebody's. */
    long without(int partition, long now) {
        return owners[partition] == null ? Math.max(0, now - freeSince[partition]) : 0;
    }

    /** The owned ones. */
    Map<Integer, String> all() {
        Map<Integer, String> all = new TreeMap<>();
        for (int i = 0; i < owners.length; i++) {
            String owner = owners[i];
            if (owner != null) {
                all.put(i, owner);
            }
        }
        return all;
    }
}
