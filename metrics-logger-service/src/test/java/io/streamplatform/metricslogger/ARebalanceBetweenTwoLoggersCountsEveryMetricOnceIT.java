package io.streamplatform.metricslogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.streamplatform.metricslogger.LoggerRun.Names;
import io.streamplatform.metricslogger.LoggerRun.Sum;
import io.streamplatform.metricslogger.ledger.MetricsLedger;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second logger comes and the first one goes, on one database, while metrics come in. */
@WithKafka
class ARebalanceBetweenTwoLoggersCountsEveryMetricOnceIT {
    @Test
    @Timeout(300)
    void partitionsMoveInMidStream(TestBroker broker, KafkaProbe probe, @TempDir Path folder)
            throws Exception {
        Names names = Names.unique(probe, 4);
        String[] arguments = names.arguments(broker.bootstrapServers(), folder);
        Map<String, Sum> expected;
        LoggerContext first = LoggerContext.started(arguments);
        try (MetricStream stream =
                new MetricStream(broker.bootstrapServers(), names.intake(), 20)) {
            Thread sending = Thread.ofPlatform().start(() -> stream.send(30_000, 1_500));
            await().atMost(Duration.ofSeconds(60)).until(() -> first.records() > 1_000);
            try (LoggerContext second = LoggerContext.started(arguments)) {
                awaitPartitions(second, 2);
                awaitPartitions(first, 2);
                long atRebalance = second.records();
                await("both go on")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> second.records() > atRebalance + 500);
                first.close();
                awaitPartitions(second, 4);
                sending.join();
                expected = stream.acknowledged();
                second.awaitRecords(30_000);
                expected.forEach((host, sum) -> {
                    Sum counted = second.hourly(host, "CPU", "usagePercent");
                    assertThat(counted.count()).as(host).isEqualTo(sum.count());
                    assertThat(counted.sum()).as(host).isCloseTo(sum.sum(), within(1e-3));
                });
            }
        } finally {
            first.close();
        }
    }

    private static void awaitPartitions(LoggerContext logger, int wanted) {
        await("%s partitions".formatted(wanted))
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> logger.bean(MetricsLedger.class).claimedPartitionIds().size(),
                        size -> size == wanted);
    }
}
