package io.streamplatform.traffic.web;

import io.streamplatform.starter.publishing.PublishedSchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulated traffic, and what became of all records since the start.
 *
 * @param rate records per second that were asked for
 * @param currentRate records per second that are wanted now
 * @param paused whether somebody has paused the simulated traffic
 * @param mix weights of the kinds
 * @param sentRate records per second acknowledged, over the last ten seconds
 * @param sent records handed to the Kafka client
 * @param acknowledged records that Kafka has
 * @param failed records that the Kafka client gave up after its retries
 * @param held simulated records that were due and were not made
 * @param retried attempts of the Kafka client to send a record again
 * @param buffered records sent of which nothing is known yet
 * @param kafka whether the topic can be written to
 * @param kafkaAbsence why it cannot; null if it can
 * @param format what records are written as
 * @param schema the schema that they are written by; null if by none
 * @param formatAbsence why they cannot be written so yet; null if they can
 */
record TrafficView(
        @Schema(description = "Wanted records per second, 0 to 50,000") double rate,
        @Schema(description = "Wanted now: 0 while paused, more during some incidents")
                double currentRate,
        boolean paused,
        @Schema(description = "Weights of the kinds; twice the weight, twice as frequent")
                Map<String, Double> mix,
        @Schema(description = "Acknowledged records per second, over the last ten seconds")
                double sentRate,
        @Schema(description = "Records handed to the Kafka client since the start") long sent,
        @Schema(description = "Records that Kafka has acknowledged") long acknowledged,
        @Schema(description = "Records that were given up after all retries") long failed,
        @Schema(
                        description =
                                "Simulated records not made, because Kafka was away or too slow, or"
                                        + " this machine too busy")
                long held,
        @Schema(description = "Attempts to send a record again") long retried,
        @Schema(description = "Records sent and not answered yet") long buffered,
        Presence kafka,
        @Schema(description = "Why the topic cannot be written to; null if it can")
                @Nullable String kafkaAbsence,
        @Schema(description = "What records are written as: json, avro, protobuf or json-schema")
                String format,
        @Schema(description = "Where the registry has the schema; null for plain JSON")
                @Nullable PublishedSchema schema,
        @Schema(description = "Why records cannot be written so yet; null if they can")
                @Nullable String formatAbsence) {

    /** Whether the topic can be written to. */
    enum Presence {
        UP,
        AWAY
    }
}
