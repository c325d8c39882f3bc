package io.streamplatform.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A record, and where it is in its topic. */
record Placed(int partition, long offset, String key, String value) {

    /** As they were given, by partition. */
    static SortedMap<Integer, List<Placed>> byPartition(List<Placed> records) {
        return records.stream()
                .collect(
                        Collectors.groupingBy(
                                Placed::partition, TreeMap::new, Collectors.toList()));
    }

    /** In which partitions the records of each key are. */
    static SortedMap<String, SortedSet<Integer>> partitionsOfKeys(List<Placed> records) {
        SortedMap<String, SortedSet<Integer>> partitions = new TreeMap<>();
        for (Placed record : records) {
            partitions.computeIfAbsent(record.key, _ -> new TreeSet<>()).add(record.partition);
        }
        return partitions;
    }

    /** A table of them, with but the first few of each partition. */
    static List<List<String>> rows(Map<Integer, List<Placed>> byPartition, int ofEach) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("partition", "offset", "key", "value"));
        for (List<Placed> records : byPartition.values()) {
            records.stream().limit(ofEach).map(Placed::row).forEach(rows::add);
            int more = records.size() - ofEach;
            if (more > 0) {
                rows.add(List.of("", ".." + records.getLast().offset, "", "and " + more + " more"));
            }
        }
        return rows;
    }

    private List<String> row() {
        return List.of(String.valueOf(partition), String.valueOf(offset), key, value);
    }
}
