package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a consumer says it has made of its stream.
 *
 * @param byKind number of records of each kind; kinds without any are left out
 * @param sum number of records of all kinds
 */
record Result(Map<String, Long> byKind, long sum) {

    static Result of(Platform platform, Stream stream) {
        JsonNode totals = platform.rest(stream.consumer).json(stream.totalsPath);
        Map<String, Long> byKind = new TreeMap<>();
        totals.path(stream.totalsByKind)
                .properties()
                .forEach(entry -> byKind.put(entry.getKey(), entry.getValue().asLong(-1)));
        byKind.values().removeIf(count -> count == 0);
        return new Result(byKind, totals.path(stream.totalsSum).asLong(-1));
    }

    /** Records of the stream's topic that its consumer has not committed yet. */
    static long lag(Platform platform, Stream stream) {
        long committed =
                platform.kafka().committed(stream.group).entrySet().stream()
                        .filter(entry -> entry.getKey().topic().equals(stream.topic))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return platform.kafka().endOffsets(stream.topic) - committed;
    }

    /**
     * Waits until the consumer has read all of a topic to which nothing is written any more, and
     * holds its result against what the topic really holds: exactly that, and so it stays.
     */
    static Ledger isExactlyWhatTheTopicHolds(Platform platform, Stream stream) {
        await(stream.group + " has read all of " + stream.topic)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> lag(platform, stream) == 0);
        Ledger truth = Ledger.of("127.0.0.1:" + platform.port(Platform.KAFKA), stream);
        await(stream.totalsPath + " is what the topic holds, and stays so")
                .atMost(Duration.ofSeconds(60))
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Result result = Result.of(platform, stream);
                    assertThat(result.byKind()).isEqualTo(truth.byKind());
                    assertThat(result.sum()).isEqualTo(truth.readable());
                });
        // Counted by reading: a transaction's own marks take offsets as well.
        assertThat((long) platform.kafka().readAll(stream.deadLetterTopic()).size())
                .as("a dead letter for each unreadable record")
                .isEqualTo(truth.unreadable());
        return truth;
    }
}
