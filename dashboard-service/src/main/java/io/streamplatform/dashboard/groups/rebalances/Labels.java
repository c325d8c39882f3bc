package io.streamplatform.dashboard.groups.rebalances;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short names of members: A, B, … Who is shown keeps theirs; who is gone gives theirs back. */
final class Labels {

    static final Labels NONE = new Labels(Map.of());

    private final Map<String, Integer> indexes;

    private Labels(Map<String, Integer> indexes) {
        this.indexes = indexes;
    }

    /** Those of all members of these epochs. */
    Labels of(List<Epoch> epochs) {
        Set<String> shown = new LinkedHashSet<>();
        epochs.forEach(epoch -> shown.addAll(epoch.members().keySet()));
        if (indexes.keySet().equals(shown)) {
            return this;
        }
        Map<String, Integer> next = new LinkedHashMap<>(indexes);
        next.keySet().retainAll(shown);
        BitSet taken = new BitSet();
        next.values().forEach(taken::set);
        for (String key : shown) {
            if (!next.containsKey(key)) {
                int free = taken.nextClearBit(0);
                taken.set(free);
                next.put(key, free);
            }
        }
        return new Labels(next);
    }

    /** By key of the member, from 0. */
    Map<String, Integer> indexes() {
        return indexes;
    }

    /** A … Z, AA, AB, … */
    static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
