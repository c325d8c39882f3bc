package io.streamplatform.dashboard.labs.groups;

import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every commit of a member, also of those that the client makes by itself. The consumer
 * makes it, and gives it what stands in its settings under {@link #HEARER}.
 */
public final class CommitWatch implements ConsumerInterceptor<byte[], byte[]> {

    static final String HEARER = "lab.groups.commits";

    private @Nullable Hearer hearer;

    /** Is told of a partition and of the offset that was committed for it. */
    interface Hearer extends BiConsumer<Integer, Long> {}

    @Override
    public void configure(Map<String, ?> configs) {
        if (configs.get(HEARER) instanceof Hearer given) {
            hearer = given;
        }
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Hearer told = hearer;
        if (told != null) {
            offsets.forEach(
                    (partition, offset) -> told.accept(partition.partition(), offset.offset()));
        }
    }

    @Override
    public void close() {
        hearer = null;
    }
}
