package io.streamplatform.dashboard.labs.groups.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Records that came too late: after one that was sent later. A record that came a second time is a
 * duplicate, and no inversion.
 *
 * @param <G> what records are ordered within, such as a partition
 */
final class Inversions<G> {

    private static final int FIRST = 5;

    private final Function<Numbered, G> group;
    private final ToIntFunction<Numbered> place;
    private final Map<G, Numbered> newest = new HashMap<>();
    private final Map<G, Set<Integer>> seen = new HashMap<>();
    private final List<Inversion> first = new ArrayList<>();
    private int count;
    private int duplicates;

    /** What a record did to the order. */
    enum Place {
        IN_ORDER,
        LATE,
        AGAIN
    }

    /**
     * @param group what records are ordered within
     * @param place of a record in that order
     */
    private Inversions(Function<Numbered, G> group, ToIntFunction<Numbered> place) {
        this.group = group;
        this.place = place;
    }

    static Inversions<Integer> withinPartitions() {
        return new Inversions<>(Numbered::partition, Numbered::number);
    }

    static Inversions<String> ofKeys() {
        return new Inversions<>(Numbered::key, Numbered::numberOfKey);
    }

    static Inversions<Boolean> overAll() {
        return new Inversions<>(_ -> true, Numbered::number);
    }

    Place read(Numbered record) {
        G mine = group.apply(record);
        int number = place.applyAsInt(record);
        if (!seen.computeIfAbsent(mine, _ -> new HashSet<>()).add(number)) {
            duplicates++;
            return Place.AGAIN;
        }
        Numbered before = newest.get(mine);
        if (before == null || number > place.applyAsInt(before)) {
            newest.put(mine, record);
            return Place.IN_ORDER;
        }
        count++;
        if (first.size() < FIRST) {
            first.add(new Inversion(record, before));
        }
        return Place.LATE;
    }

    int count() {
        return count;
    }

    int duplicates() {
        return duplicates;
    }

    List<Inversion> first() {
        return List.copyOf(first);
    }

    /**
     * A record that came too late.
     *
     * @param late that was sent before
     * @param after that had been read when it came
     */
    record Inversion(Numbered late, Numbered after) {}
}
