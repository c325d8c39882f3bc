package io.streamplatform.dashboard.labs.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Members that are no more, and that the broker still has: until their sessions run out. */
final class Ghosts {

    private final Map<String, Ghost> byId = new ConcurrentHashMap<>();

    /**
     * A life that has ended without a goodbye.
     *
     * @param member whose life it was
     * @param crashed whether it has crashed
     * @param partitions that it owned
     */
    record Ghost(LabMember member, boolean crashed, Set<Integer> partitions) {}

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

    /** Takes away those that the broker has no more, and tells which. */
    List<Ghost> goneFrom(Set<String> members) {
        List<Ghost> gone = new ArrayList<>();
        byId.forEach((id, ghost) -> {
            if (!members.contains(id)) {
                gone.add(ghost);
                byId.remove(id);
            }
        });
        return gone;
    }
}
