package io.streamplatform.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGKILL, again and again, while events and unreadable records flow. */
class NoEventIsCountedTwiceOrLostWhenAnalyticsIsKilledIT {
    private static final int KILLS = 4;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyAcknowledgedEventIsCountedOnce_andEveryPoisonIsDeadLetteredOnce() throws Exception {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            try (AnalyticsProcess analytics = AnalyticsProcess.started(broker);
                    Stream stream = Stream.started(probe)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitProgress(analytics, stream);
                    analytics.kill();
                    analytics.launch();
                }
                analytics.awaitReady();
                stream.stop();

                await("all events to be counted")
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(() ->
                                assertThat(analytics.total()).isEqualTo(stream.acknowledged()));
                stream.assertCountedExactlyOnce(analytics);
            }
        }
    }

    /**
     * Some of what came since the start is counted, and more comes, so that a batch is under way.
     */
    private static void awaitProgress(AnalyticsProcess analytics, Stream stream) {
        long acknowledged = stream.acknowledged();
        await("progress")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> analytics.total() > acknowledged);
    }
}
