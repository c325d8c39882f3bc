package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
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
public record Result(Map<String, Long> byKind, long sum) {

    static Result of(Platform platform, Stream stream) {
        return of(platform.rest(stream.consumer), stream);
    }

    /** As told by the consumer itself, or by the dashboard, which asks it. */
    public static Result of(Rest teller, Stream stream) {
        JsonNode totals = teller.json(stream.totalsPath);
        Map<String, Long> byKind = new TreeMap<>();
        totals.path(stream.totalsByKind)
                .properties()
                .forEach(entry -> byKind.put(entry.getKey(), entry.getValue().asLong(-1)));
        byKind.values().removeIf(count -> count == 0);
        return new Result(byKind, totals.path(stream.totalsSum).asLong(-1));
    }

    /**
     * Waits until the consumer has read all of a topic to which nothing is written any more, and
     * holds its result against what the topic really holds: exactly that, and so it stays.
     */
    static Ledger isExactlyWhatTheTopicHolds(Platform platform, Stream stream) {
        return isExactlyWhatTheTopicHolds(
                platform.kafka(),
                platform.bootstrapServers(),
                platform.rest(stream.consumer),
                stream);
    }

    /** The same of a platform that is known by its brokers and by who tells the result. */
    public static Ledger isExactlyWhatTheTopicHolds(
            KafkaProbe kafka, String bootstrapServers, Rest teller, Stream stream) {
        await(stream.group + " has read all of " + stream.topic)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> lag(kafka, stream) == 0);
        Ledger truth = Ledger.of(bootstrapServers, stream);
        await(stream.totalsPath + " is what the topic holds, and stays so")
                .atMost(Duration.ofSeconds(60))
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Result result = of(teller, stream);
                    assertThat(result.byKind()).isEqualTo(truth.byKind());
                    assertThat(result.sum()).isEqualTo(truth.readable());
                });
        // Counted by reading: a transaction's own marks take offsets as well.
        assertThat((long) kafka.readAll(stream.deadLetterTopic()).size())
                .as("a dead letter for each unreadable record")
                .isEqualTo(truth.unreadable());
        return truth;
    }

    /** Records of the stream's topic that its consumer has not committed yet. */
    private static long lag(KafkaProbe kafka, Stream stream) {
        long committed =
                kafka.committed(stream.group).entrySet().stream()
                        .filter(entry -> entry.getKey().topic().equals(stream.topic))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return kafka.endOffsets(stream.topic) - committed;
    }
}
