package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ./platform scale}, and what the group of those consumers makes of it. */
@WithPlatform
class LikesConsumersAreScaledIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @AfterEach
    void asBefore(Platform platform) {
        assertThat(scale(platform, "3").exitCode()).isZero();
    }

    @Test
    void theFourthIsIdle_andOfTwoOneHasTwo_andNoLikeIsLost(Platform platform) {
        awaitPartitions(platform, 1, 1, 1);
        Rest likes = platform.rest("likes");
        long before = likes.json("/api/likes").path("lastOrder").asLong();

        assertThat(scale(platform, "4").output())
                .contains("likes-consumers: 4 run now; started likes-consumer-4.");
        awaitPartitions(platform, 1, 1, 1, 0);
        assertThat(scale(platform, "4").output()).contains("likes-consumers: 4 run already.");
        assertThat(platform.status("likes-consumer-4").path("port").asInt())
                .isEqualTo(platform.port("likes-consumer-4"));

        assertThat(scale(platform, "2").output())
                .contains("stopped likes-consumer-4, likes-consumer-3.");
        assertThat(platform.status().path("ready").asBoolean()).isTrue();
        JsonNode taken = likes.json("POST", "/api/likes?count=100", "");
        assertThat(taken.path("firstOrder").asLong()).isEqualTo(before + 1);
        await("one has two partitions")
                .atMost(PATIENCE)
                .until(
                        () -> partitions(platform, 2).stream().sorted().toList(),
                        List.of(1, 2)::equals);
        await("all is read")
                .atMost(PATIENCE)
                .until(() ->
                        platform.kafka().committed("likes-ui").values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                == platform.kafka().endOffsets("likes"));
        // Which of them read the likes depends on the partition that they stuck to.
        assertThat(logOf(platform, 1) + logOf(platform, 2))
                .containsPattern("order=\\d+ partition=\\d clicked_at=\\S+ ts_ms=\\d{13}");
    }

    @Test
    void whatCannotBeIsSaid(Platform platform) {
        assertThat(scale(platform, "13").output())
                .contains("13 likes-consumers cannot be had; say a number from 0 to 12.");
        assertThat(platform.command().run(PATIENCE, "scale", "alert", "2").output())
                .contains("'alert' cannot be scaled; only likes-consumers can");
        assertThat(scale(platform, "13").exitCode()).isEqualTo(2);
    }

    private static String logOf(Platform platform, int consumer) {
        return platform.command()
                .run(PATIENCE, "logs", "likes-consumer-" + consumer, "-n", "200")
                .output();
    }

    private static CommandLine.Ended scale(Platform platform, String count) {
        return platform.command().run(PATIENCE, "scale", "likes-consumers", count);
    }

    private static void awaitPartitions(Platform platform, Integer... each) {
        await("partitions of the members")
                .atMost(PATIENCE)
                .until(() -> partitions(platform, each.length), List.of(each)::equals);
    }

    /** How many partitions each of the first consumers has, as it says itself. */
    private static List<Integer> partitions(Platform platform, int consumers) {
        return IntStream.rangeClosed(1, consumers)
                .mapToObj(number -> platform.rest("likes-consumer-" + number).json("/api/consumer"))
                .map(account ->
                        (int)
                                StreamSupport.stream(
                                                account.path("partitions").spliterator(), false)
                                        .count())
                .toList();
    }
}
