package io.streamplatform.likes.partitioning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.jspecify.annotations.Nullable;

/** Which partition a record is sent to: what a producer is set to, and the key that it needs. */
public enum Partitioning {
    /**
     * Kafka's own without a key: stays with a partition until a batch is full, then goes to another
     * that answers fast. Over time all get about the same, at a time only one.
     */
    STICKY(null, false),

    /**
     * One record to each partition in turn. Even to the record; its price is many small batches.
     * Before Kafka 4.0 it left out every second partition, since it was asked twice for a record
     * that began a batch (KAFKA-9965); a test holds that this one does not.
     */
    ROUND_ROBIN(RoundRobinPartitioner.class, false),

    /**
     * Kafka's own with a key, the user: all likes of a user are in one partition, in order. A user
     * who likes most fills one partition most.
     */
    BY_KEY(null, true),

    /** Likes of some users to a partition of their own: {@link VipPartitioner}. */
    VIP(VipPartitioner.class, true);

    private final @Nullable Class<? extends Partitioner> partitioner;
    private final boolean keyed;

    Partitioning(@Nullable Class<? extends Partitioner> partitioner, boolean keyed) {
        this.partitioner = partitioner;
        this.keyed = keyed;
    }

    /** The key of a like of that user; null if it has none. */
    public @Nullable String keyOf(String user) {
        return keyed ? user : null;
    }

    /** What a producer that chooses so is set to. */
    public Map<String, Object> settings(Collection<String> vipUsers) {
        return partitioner == null
                ? Map.of()
                : Map.of(
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        partitioner.getName(),
                        VipPartitioner.VIP_USERS,
                        List.copyOf(vipUsers));
    }
}
