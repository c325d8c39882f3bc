package io.streamplatform.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Partitions move between instances while events flow: by a newcomer, a death and a return. */
class SeveralInstancesCountExactlyOnceIT {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyInstanceAnswersForTheWhole_whileInstancesComeAndDie() throws Exception {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            try (AnalyticsProcess first = AnalyticsProcess.started(broker);
                    Stream stream = Stream.started(probe);
                    AnalyticsProcess second = AnalyticsProcess.started(broker)) {
                await("partitions to move to the second instance")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> second.log().contains("partitions assigned"));
                awaitUpToDate(first, stream);
                awaitUpToDate(second, stream);

                first.kill();
                awaitUpToDate(second, stream);

                first.launch();
                first.awaitReady();
                awaitUpToDate(first, stream);
                second.stop();
                stream.stop();

                await("all events to be counted")
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(
                                () -> assertThat(first.total()).isEqualTo(stream.acknowledged()));
                stream.assertCountedExactlyOnce(first);
            }
        }
    }

    private static void awaitUpToDate(AnalyticsProcess analytics, Stream stream) {
        long acknowledged = stream.acknowledged();
        await("an instance to know all that was acknowledged")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> analytics.total() >= acknowledged);
    }
}
