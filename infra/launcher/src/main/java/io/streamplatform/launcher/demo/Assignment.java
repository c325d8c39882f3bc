package io.streamplatform.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who holds which partitions of the one topic that a group reads.
 *
 * @param byMember partitions by the member's client id; empty for one that holds none
 */
record Assignment(SortedMap<String, SortedSet<Integer>> byMember) {

    /** As the members themselves were told. */
    static Assignment of(List<GroupMember> members) {
        SortedMap<String, SortedSet<Integer>> byMember = new TreeMap<>();
        members.forEach(each -> byMember.put(each.name(), each.held()));
        return new Assignment(byMember);
    }

    /** As the dashboard has it from the cluster. */
    static Assignment of(JsonNode group) {
        SortedMap<String, SortedSet<Integer>> byMember = new TreeMap<>();
        for (JsonNode member : group.path("members")) {
            SortedSet<Integer> held =
                    byMember.computeIfAbsent(
                            member.path("clientId").asString(""), _ -> new TreeSet<>());
            member.path("partitions").forEach(each -> held.add(each.path("partition").asInt()));
        }
        return new Assignment(byMember);
    }

    /** Whether each partition is held once, and by as many members as there can be. */
    boolean isWhole(int partitions) {
        List<Integer> held = new ArrayList<>();
        byMember.values().forEach(held::addAll);
        long working = byMember.values().stream().filter(each -> !each.isEmpty()).count();
        return held.size() == partitions
                && new TreeSet<>(held).size() == partitions
                && working == Math.min(partitions, byMember.size());
    }

    /** Those that hold nothing. */
    List<String> idle() {
        return byMember.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A table of both views. */
    List<List<String>> besides(Assignment dashboard, List<GroupMember> members) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("member", "told its partitions", "in the dashboard", "records read"));
        for (GroupMember member : members) {
            rows.add(
                    List.of(
                            member.name(),
                            text(byMember.get(member.name())),
                            text(dashboard.byMember.get(member.name())),
                            String.valueOf(member.read())));
        }
        return rows;
    }

    private static String text(@Nullable SortedSet<Integer> partitions) {
        if (partitions == null) {
            return "not a member";
        }
        return partitions.isEmpty() ? "none: idle" : partitions.toString();
    }

    @Override
    public String toString() {
        return byMember.entrySet().stream()
                .map(each -> each.getKey() + " holds " + text(each.getValue()))
                .collect(Collectors.joining("; "));
    }
}
