package io.streamplatform.dashboard.produce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of offsets of one partition, kept as ranges since they mostly follow each other. */
final class Offsets {

    /** First offset of a range to its last. */
    private final NavigableMap<Long, Long> ranges = new TreeMap<>();

    synchronized boolean contains(long offset) {
        Map.Entry<Long, Long> range = ranges.floorEntry(offset);
        return range != null && offset <= range.getValue();
    }

    synchronized void add(long offset) {
        if (contains(offset)) {
            return;
        }
        Map.Entry<Long, Long> before = ranges.floorEntry(offset);
        long first = before != null && before.getValue() == offset - 1 ? before.getKey() : offset;
        Long after = ranges.remove(offset + 1);
        ranges.put(first, after == null ? offset : after);
    }

    /** Each as {@code 4-9}, or {@code 12} when it is one offset. */
    synchronized List<String> words() {
        List<String> words = new ArrayList<>();
        ranges.forEach((first, last) ->
                words.add(first.equals(last) ? Long.toString(first) : first + "-" + last));
        return words;
    }
}
