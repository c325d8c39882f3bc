package io.streamplatform.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class BatchesTest {

    private final Batches batches =
            new Batches(
                    new LiveProperties(
                            Duration.ZERO,
                            500,
                            1,
                            2_000,
                            DataSize.ofMegabytes(1),
                            DataSize.ofKilobytes(128),
                            DataSize.ofKilobytes(16),
                            10,
                            10,
                            50_000,
                            Duration.ofSeconds(15)),
                    new JsonMapper(),
                    RecordMasking.ofNothing(),
                    RecordSchemas.ofNoRegistry());

    @Test
    void aBurstIsSentWhole_andWhatKeepsComingIsThinnedAndCounted() {
        RecordBatch burst = flushed(0, 500);
        assertThat(burst.records()).hasSize(500);
        assertThat(burst.skipped()).isZero();

        long sent = 0;
        long skipped = 0;
        for (int round = 1; round <= 20; round++) {
            RecordBatch batch = flushed(round * 500L, 500);
            assertThat(new String(batch.records().getLast(), UTF_8))
                    .as("the newest is always among those that are sent")
                    .contains("\"offset\":" + (round * 500L + 499));
            sent += batch.records().size();
            skipped += batch.skipped();
        }
        assertThat(sent + skipped).isEqualTo(20 * 500L);
        assertThat(sent).as("one a flush, and one a second").isBetween(20L, 80L);
    }

    private RecordBatch flushed(long from, int records) {
        TopicPartition partition = new TopicPartition("t", 0);
        List<ConsumerRecord<byte[], byte[]>> written =
                LongStream.range(from, from + records)
                        .mapToObj(offset ->
                                new ConsumerRecord<>(
                                        "t", 0, offset, new byte[0], "v".getBytes(UTF_8)))
                        .toList();
        batches.add(new ConsumerRecords<>(Map.of(partition, written), Map.of()));
        return batches.flushIfDue().getFirst();
    }
}
