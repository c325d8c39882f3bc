package io.streamplatform.dashboard.labs.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Members that are no more, and that the broker still has: until their sessions run out. */
final class Ghosts {

    private final Map<String, Ghost> byId = new ConcurrentHashMap<>();

    /**
     * A life that has ended without a goodbye.
     *
     * @param member whose life it was
     * @param life that has ended
     * @param crashed whether it has crashed
     * @param partitions that it owned
     */
    record Ghost(
            LabMember member, @Nullable MemberLife life, boolean crashed, Set<Integer> partitions) {

        /** Lets a client that stands still be closed. */
        void release() {
            if (life != null) {
                life.release();
            }
        }
    }

    void add(String memberId, Ghost ghost) {
        if (!memberId.isEmpty()) {
            byId.put(memberId, ghost);
        }
    }

    boolean has(String memberId) {
        return byId.containsKey(memberId);
    }

    /** Those that owned a partition. */
    List<Ghost> of(int partition) {
        return byId.values().stream()
                .filter(each -> each.partitions().contains(partition))
                .toList();
    }

    /** Lets those that stand still leave now, without waiting for their sessions. */
    void release() {
        byId.values().forEach(Ghost::release);
    }

    /** Takes away those that the broker has no more, and tells which. */
    List<Ghost> goneFrom(Set<String> members) {
        List<Ghost> gone = new ArrayList<>();
        byId.forEach((id, ghost) -> {
            if (!members.contains(id)) {
                ghost.release();
                gone.add(ghost);
                byId.remove(id);
            }
        });
        return gone;
    }
}
