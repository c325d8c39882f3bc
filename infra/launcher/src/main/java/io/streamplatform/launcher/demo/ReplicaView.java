package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Where the replicas of a topic are, as the dashboard sees them. */
record ReplicaView(List<Partition> partitions) {

    /**
     * A partition.
     *
     * @param leader -1 when it has none
     * @param isr brokers that have all of it
     */
    record Partition(int number, int leader, List<Integer> replicas, List<Integer> isr) {}

    static ReplicaView of(Stage stage, String topic) throws IOException, InterruptedException {
        List<Partition> partitions = new ArrayList<>();
        for (JsonNode each : stage.dashboard().get("/api/topics/" + topic).path("partitions")) {
            partitions.add(
                    new Partition(
                            each.path("partition").asInt(-1),
                            each.path("leader").asInt(-1),
                            numbers(each.path("replicas")),
                            numbers(each.path("isr"))));
        }
        return new ReplicaView(partitions);
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(each -> numbers.add(each.asInt(-1)));
        return numbers;
    }

    int leaderOf(int partition) {
        return partitions.get(partition).leader();
    }

    /** Whether every partition has all its replicas in sync. */
    boolean isWhole(int count, int replicas) {
        return partitions.size() == count
                && partitions.stream()
                        .allMatch(each -> each.leader() >= 0 && each.isr().size() == replicas);
    }

    /**
     * Whether that broker leads nothing and is in sync with nothing, and every partition is led.
     */
    boolean isWithout(int broker) {
        return !partitions.isEmpty()
                && partitions.stream()
                        .allMatch(each ->
                                each.leader() >= 0
                                        && each.leader() != broker
                                        && !each.isr().contains(broker));
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("partition", "leader", "replicas", "in sync"));
        for (Partition each : partitions) {
            rows.add(
                    List.of(
                            String.valueOf(each.number()),
                            each.leader() < 0 ? "none" : String.valueOf(each.leader()),
                            text(each.replicas()),
                            text(each.isr())));
        }
        return rows;
    }

    private static String text(List<Integer> brokers) {
        return brokers.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return partitions.stream()
                .map(each ->
                        "partition %d is led by %s, in sync: %s"
                                .formatted(
                                        each.number(),
                                        each.leader() < 0 ? "nobody" : each.leader(),
                                        text(each.isr())))
                .collect(Collectors.joining("; "));
    }
}
