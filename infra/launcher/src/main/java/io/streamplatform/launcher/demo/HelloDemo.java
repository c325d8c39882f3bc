package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.demo.TopicRecords.KeyValue;
import io.streamplatform.launcher.demo.TopicRecords.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The first thing that everyone does: a topic, some records, and where they are. */
final class HelloDemo implements Demo {

    private static final String TOPIC = "test";
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 30;

    /** Of three partitions, the hash of the key puts two of these into each. */
    private static final List<String> KEYS =
            List.of("alice", "bob", "carol", "dave", "erin", "frank");

    private static final int ROWS_OF_A_PARTITION = 4;
    private static final int CONFLICT = 409;
    private static final Duration SEEN = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "hello";
    }

    @Override
    public String description() {
        return "a topic, 30 records, and where they are in its partitions";
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        TopicRecords records = new TopicRecords(stage.dashboard(), TOPIC);
        createTopic(stage);
        List<Placed> sent = send(stage, records);
        readBack(stage, records, sent);
        checkKeys(stage, sent);
        stage.narrator()
                .look("The topic, its partitions and records", stage.page("/topics/" + TOPIC));
    }

    private static void createTopic(Stage stage) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Create the topic `%s` with %d partitions".formatted(TOPIC, PARTITIONS));
        try {
            JsonNode created =
                    stage.dashboard()
                            .post("/api/topics", Map.of("name", TOPIC, "partitions", PARTITIONS));
            say.done(
                    "Created: %d partitions, replication factor %d"
                            .formatted(
                                    Stage.number(created, "partitions"),
                                    Stage.number(created, "replicationFactor")));
        } catch (RequestFailedException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            JsonNode topic =
                    stage.await(
                            "the dashboard shows the topic " + TOPIC,
                            SEEN,
                            () -> Sighting.of(stage.dashboard().get("/api/topics/" + TOPIC)));
            say.done(
                    "It is there already, with %d partitions and %s records: we go on with it"
                            .formatted(
                                    Stage.number(topic, "partitionCount"), topic.path("records")));
            say.tell("A topic is a log: what was written stays, and more is appended after it.");
        }
    }

    private static List<Placed> send(Stage stage, TopicRecords records)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step(
                "Send %d records, %d for each of the keys %s"
                        .formatted(RECORDS, RECORDS / KEYS.size(), String.join(", ", KEYS)));
        Written written =
                records.write(
                        IntStream.range(0, RECORDS)
                                .mapToObj(i ->
                                        new KeyValue(
                                                KEYS.get(i % KEYS.size()),
                                                "hello number " + (i + 1)))
                                .toList());
        say.done(
                "%d of %d acknowledged, the slowest after %s ms"
                        .formatted(
                                written.records().size(),
                                RECORDS,
                                Text.decimal(written.slowestMillis())));
        return written.records();
    }

    private static void readBack(Stage stage, TopicRecords records, List<Placed> sent)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Read each partition back, from the first of these records on");
        SortedMap<Integer, List<Placed>> byPartition = Placed.byPartition(sent);
        for (Map.Entry<Integer, List<Placed>> partition : byPartition.entrySet()) {
            List<Placed> expected = partition.getValue();
            // Somebody else may write to this topic as well: what counts is that ours are there.
            List<Placed> read =
                    records.read(partition.getKey(), expected.getFirst().offset()).stream()
                            .filter(expected::contains)
                            .toList();
            Stage.check(
                    read.equals(expected),
                    "partition %d holds its %d records in the order in which they were sent"
                            .formatted(partition.getKey(), expected.size()),
                    read.size() + " of them were read");
        }
        say.table(Placed.rows(byPartition, ROWS_OF_A_PARTITION));
        say.done(
                "%d of %d read back, at the offsets that were acknowledged: %s"
                        .formatted(
                                sent.size(),
                                RECORDS,
                                byPartition.entrySet().stream()
                                        .map(each ->
                                                "%d in partition %d"
                                                        .formatted(
                                                                each.getValue().size(),
                                                                each.getKey()))
                                        .collect(Collectors.joining(", "))));
    }

    private static void checkKeys(Stage stage, List<Placed> sent) {
        SortedMap<String, SortedSet<Integer>> partitions = Placed.partitionsOfKeys(sent);
        Stage.check(
                partitions.values().stream().allMatch(each -> each.size() == 1),
                "all records of a key are in one partition",
                partitions);
        stage.narrator()
                .done(
                        "All records of a key are in one partition, and so keep their order: "
                                + partitions.entrySet().stream()
                                        .map(each ->
                                                each.getKey() + " in " + each.getValue().first())
                                        .collect(Collectors.joining(", ")));
    }
}
