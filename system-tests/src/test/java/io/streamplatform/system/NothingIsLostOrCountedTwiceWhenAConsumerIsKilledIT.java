package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each consumer in turn is killed in mid-stream, twice: once while it keeps up with the stream, and
 * once while it catches up with what it has missed.
 */
@WithPlatform
class NothingIsLostOrCountedTwiceWhenAConsumerIsKilledIT {
    private static final int RATE = 2_000;

    @ParameterizedTest
    @EnumSource(Stream.class)
    void everyAcknowledgedRecordIsInTheResultOnce(Stream stream, Platform platform) {
        Traffic traffic = platform.traffic(stream.producer);
        Traffic.Counters before = traffic.pause();
        long held = platform.kafka().endOffsets(stream.topic);

        traffic.flow(RATE);
        awaitRecords(platform, stream, held + 2L * RATE);
        await("the consumer is in mid-stream")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Result.of(platform, stream).sum() > held);
        platform.kill(stream.consumer);
        long atDeath = platform.kafka().endOffsets(stream.topic);
        awaitRecords(platform, stream, atDeath + 2L * RATE);
        platform.startPart(stream.consumer);
        platform.kill(stream.consumer);
        platform.startPart(stream.consumer);
        awaitRecords(platform, stream, platform.kafka().endOffsets(stream.topic) + 2L * RATE);
        Traffic.Counters after = traffic.pause();

        assertThat(after.failed()).isEqualTo(before.failed());
        long acknowledged = after.acknowledged() - before.acknowledged();
        if (Platform.keepsAllThatIsAcknowledged(stream)) {
            assertThat(platform.kafka().endOffsets(stream.topic) - held)
                    .as("what was acknowledged is what the topic got")
                    .isEqualTo(acknowledged);
        }
        var _ = Result.isExactlyWhatTheTopicHolds(platform, stream);
    }

    private static void awaitRecords(Platform platform, Stream stream, long end) {
        await("%s grows to %d records".formatted(stream.topic, end))
                .atMost(Duration.ofMinutes(1))
                .until(() -> platform.kafka().endOffsets(stream.topic) >= end);
    }
}
