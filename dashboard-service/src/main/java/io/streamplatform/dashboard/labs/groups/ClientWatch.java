package io.streamplatform.dashboard.labs.groups;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every commit of a member, also of those that the client makes by itself, and stands on
 * the thread that it heartbeats on. The consumer makes it, and gives it what stands in its settings
 * under {@link #HEARER}.
 */
public final class ClientWatch
        implements ConsumerInterceptor<byte[], byte[]>, ClusterResourceListener {

    static final String HEARER = "lab.groups.hearer";

    private @Nullable Hearer hearer;

    /** Is told what the client does by itself. */
    interface Hearer {

        /** An offset was committed for a partition. */
        void committed(int partition, long offset);

        /** The client has heard what the cluster looks like, on its own thread, which waits. */
        void refreshed();
    }

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
                    (partition, offset) -> told.committed(partition.partition(), offset.offset()));
        }
    }

    @Override
    public void onUpdate(ClusterResource cluster) {
        Hearer told = hearer;
        if (told != null) {
            told.refreshed();
        }
    }

    @Override
    public void close() {}
}
