package io.streamplatform.metricslogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.metricslogger.LoggerRun.Names;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** After a restart the logger goes on where the database is, whatever the group's offsets say. */
@WithKafka
class KafkasOffsetsAreNotBelievedIT {
    @Test
    @Timeout(240)
    void offsetsAheadLoseNothing_andOffsetsBehindCountNothingTwice(
            TestBroker broker, KafkaProbe probe, @TempDir Path folder) throws Exception {
        Names names = Names.unique(probe, 4);
        String[] arguments = names.arguments(broker.bootstrapServers(), folder);
        try (MetricStream stream =
                new MetricStream(broker.bootstrapServers(), names.intake(), 20)) {
            stream.send(2_000, 100_000);
            stream.acknowledged();
            try (LoggerContext logger = LoggerContext.started(arguments)) {
                logger.awaitRecords(2_000);
                await("the lag is seen in Kafka")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> committed(probe, names) == 2_000);
            }
            stream.send(1_000, 100_000);
            stream.acknowledged();
            Map<TopicPartition, OffsetAndMetadata> wrong = new HashMap<>();
            for (int partition = 0; partition < 4; partition++) {
                // Two partitions to the start, two behind what the logger has never seen.
                wrong.put(
                        new TopicPartition(names.intake(), partition),
                        new OffsetAndMetadata(partition < 2 ? 0 : end(probe, names, partition)));
            }
            probe.admin()
                    .alterConsumerGroupOffsets(names.group(), wrong)
                    .all()
                    .get(30, TimeUnit.SECONDS);

            try (LoggerContext logger = LoggerContext.started(arguments)) {
                logger.awaitRecords(3_000);
                stream.send(500, 100_000);
                var expected = stream.acknowledged();
                logger.awaitRecords(3_500);
                expected.forEach((host, sum) ->
                        assertThat(logger.hourly(host, "CPU", "usagePercent").count())
                                .as(host)
                                .isEqualTo(sum.count()));
            }
        }
    }

    private static long committed(KafkaProbe probe, Names names) {
        return probe.committed(names.group()).values().stream().mapToLong(Long::longValue).sum();
    }

    private static long end(KafkaProbe probe, Names names, int partition) {
        return probe.readAll(names.intake()).stream()
                .filter(record -> record.partition() == partition)
                .mapToLong(record -> record.offset() + 1)
                .max()
                .orElse(0);
    }
}
