package io.streamplatform.dashboard.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts large questions into ones that a broker answers quickly. */
final class Batches {

    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = all instanceof List<T> already ? already : new ArrayList<>(all);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            batches.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return batches;
    }
}
