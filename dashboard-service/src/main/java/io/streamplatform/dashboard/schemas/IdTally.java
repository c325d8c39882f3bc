package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.WireFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the ids in the headers of keys or values; nothing is decoded. */
final class IdTally {

    private static final int NONE = 0;

    /** Bytes that name no schema may look as if they named many. */
    private static final int MOST_IDS = 1_000;

    private final Map<Integer, long[]> counts = new HashMap<>();

    void add(byte[] bytes, boolean isLive) {
        int id = WireFormat.schemaId(bytes).orElse(NONE);
        int counted = counts.containsKey(id) || counts.size() < MOST_IDS ? id : NONE;
        counts.computeIfAbsent(counted, _ -> new long[2])[isLive ? 1 : 0]++;
    }

    List<IdCount> counts() {
        List<IdCount> all = new ArrayList<>();
        counts.forEach(
                (id, count) -> all.add(new IdCount(id == NONE ? null : id, count[0], count[1])));
        return all;
    }
}
