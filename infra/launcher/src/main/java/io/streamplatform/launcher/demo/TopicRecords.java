package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Writes and reads the records of a topic through the dashboard.
 *
 * @param topic its name
 */
record TopicRecords(Rest dashboard, String topic) {

    /** What was acknowledged, and how long the slowest took. */
    record Written(List<Placed> records, double slowestMillis) {}

    /** A record to write. */
    record KeyValue(String key, String value) {}

    /**
     * Writes them in their order.
     *
     * @throws ClaimFailedException when one of them is not acknowledged
     */
    Written write(List<KeyValue> records) throws IOException, InterruptedException {
        JsonNode result =
                dashboard.post(
                        "/api/topics/" + topic + "/records",
                        Map.of("records", records, "acks", "all"));
        List<Placed> placed = new ArrayList<>();
        double slowest = 0;
        for (int i = 0; i < records.size(); i++) {
            JsonNode answer = result.path("records").path(i);
            Stage.check(
                    answer.path("offset").isNumber(),
                    "all %d records are acknowledged".formatted(records.size()),
                    "record %d is not, %s".formatted(i + 1, answer.path("error").asString("")));
            Receipt receipt = Receipt.of(answer);
            KeyValue record = records.get(i);
            placed.add(new Placed(receipt.partition(), receipt.offset(), record.key, record.value));
            slowest = Math.max(slowest, receipt.acknowledgedInMillis());
        }
        return new Written(placed, slowest);
    }

    /** Up to 500 records of a partition from an offset on, oldest first. */
    List<Placed> read(int partition, long offset) throws IOException, InterruptedException {
        JsonNode page =
                dashboard.get(
                        "/api/messages/%s?partition=%d&from=offset:%d&limit=500"
                                .formatted(topic, partition, offset));
        List<Placed> read = new ArrayList<>();
        for (JsonNode record : page.path("records")) {
            read.add(
                    new Placed(
                            (int) Stage.number(record, "partition"),
                            Stage.number(record, "offset"),
                            record.path("key").asString(""),
                            record.path("value").asString("")));
        }
        return read;
    }
}
