package io.streamplatform.metricslogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.streamplatform.metricslogger.LoggerRun.Names;
import io.streamplatform.metricslogger.LoggerRun.Sum;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The logger dies by SIGKILL again and again while 2,000 metrics a second come in. */
@WithKafka
class NoMetricIsLostOrCountedTwiceWhenTheLoggerIsKilledIT {
    private static final int KILLS = 4;
    private static final int HOSTS = 9;

    @Test
    @Timeout(400)
    void everyAcknowledgedMetricIsCountedOnce(
            TestBroker broker, KafkaProbe probe, @TempDir Path folder) throws Exception {
        Names names = Names.unique(probe, 4);
        String[] arguments =
                names.arguments(
                        broker.bootstrapServers(),
                        folder,
                        // So that the next process gets the partitions of a killed one sooner.
                        "--spring.kafka.consumer.properties.[session.timeout.ms]=6000",
                        "--spring.kafka.consumer.properties.[heartbeat.interval.ms]=1000",
                        // Many small transactions, so that some are under way when it dies.
                        "--spring.kafka.consumer.fetch-min-size=1B",
                        "--spring.kafka.consumer.max-poll-records=50");
        Random random = new Random(17);
        try (LoggerProcess logger = LoggerProcess.launched(arguments);
                MetricStream stream =
                        new MetricStream(broker.bootstrapServers(), names.intake(), HOSTS)) {
            Thread sending = Thread.ofPlatform().start(() -> stream.send(40_000, 2_000));
            for (int kill = 0; kill < KILLS; kill++) {
                long before = kill == 0 ? 0 : 1;
                long wanted = before + 500 + random.nextInt(1500);
                long counted = awaitProgress(logger, wanted);
                assertThat(counted).as("it is killed in mid-stream").isLessThan(40_000);
                logger.kill();
                logger.launch();
            }
            sending.join();
            Map<String, Sum> expected = stream.acknowledged();
            logger.awaitRecords(40_000);
            assertThat(expected).hasSize(HOSTS);
            expected.forEach((host, sum) -> {
                Sum counted = logger.hourly(host, "CPU", "usagePercent");
                assertThat(counted.count()).as(host).isEqualTo(sum.count());
                assertThat(counted.sum()).as(host).isCloseTo(sum.sum(), within(1e-3));
                assertThat(counted.max()).as(host).isEqualTo(sum.max());
                assertThat(logger.get("/api/metrics/totals").get("byHost").get(host).asLong())
                        .isEqualTo(sum.count());
            });
            assertThat(probe.readAll(names.intake() + "-dlt")).isEmpty();
            // For people: Kafka knows the offsets too.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(
                                            probe.committed(names.group()).values().stream()
                                                    .mapToLong(Long::longValue)
                                                    .sum())
                                    .isEqualTo(40_000));
        }
    }

    /** Waits until a run has counted some records on top of what it found. */
    private static long awaitProgress(LoggerProcess logger, long wanted) {
        long[] found = {-1};
        long[] now = {0};
        await("the logger counts")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> {
                    now[0] = logger.records();
                    if (found[0] < 0) {
                        found[0] = now[0];
                    }
                    return now[0] >= found[0] + wanted;
                });
        return now[0];
    }
}
