package io.streamplatform.launcher.demo;

import tools.jackson.databind.JsonNode;

/**
 * Where an acknowledged record is.
 *
 * @param acknowledgedInMillis how long the acknowledgement took
 */
record Receipt(int partition, long offset, double acknowledgedInMillis) {

    /** From the answer of a producer service or of the dashboard. */
    static Receipt of(JsonNode answer) {
        return new Receipt(
                (int) Stage.number(answer, "partition"),
                Stage.number(answer, "offset"),
                answer.path("acknowledgedInMillis").asDouble(0));
    }

    String place() {
        return "partition %d, offset %d".formatted(partition, offset);
    }
}
