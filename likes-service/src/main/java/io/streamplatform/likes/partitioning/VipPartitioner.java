package io.streamplatform.likes.partitioning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of some keys, the very important users, to a partition of their own, where
 * nobody else's records are before theirs; all other keys share the other partitions by the hash
 * that Kafka's own partitioner uses. A consumer that reads partition {@value #VIP_PARTITION} alone
 * serves the VIPs at once, however much the others send.
 *
 * <ul>
 *   <li>A topic of one partition has no room for such a distinction: everything goes there.
 *   <li>The VIPs' partition is the first, so it stays the same when partitions are added. The
 *       others are spread anew then, as with every choice by hash: from that moment on a user's
 *       records may be in another partition than before, and the order between the two is lost.
 *   <li>Records without a key belong to nobody, so they go to the others' partitions, in turn.
 *   <li>A partition without a leader is chosen all the same, and its records wait: were they sent
 *       elsewhere meanwhile, a key's order would be lost each time a broker restarts.
 * </ul>
 *
 * <p>Kafka makes it by its class name and gives it the producer's settings, among them {@value
 * #VIP_USERS}: a list, or a text with commas.
 */
public final class VipPartitioner implements Partitioner {

    /** The producer's setting that names the VIPs. */
    public static final String VIP_USERS = "likes.vip.users";

    /** Where their records go. */
    public static final int VIP_PARTITION = 0;

    private final AtomicInteger next = new AtomicInteger();
    private Set<String> vips = Set.of();

    @Override
    public void configure(Map<String, ?> configs) {
        vips =
                switch (configs.get(VIP_USERS)) {
                    case Collection<?> users -> named(users);
                    case String users -> named(List.of(users.split(",")));
                    case null, default ->
                            throw new IllegalArgumentException(
                                    "%s is not set; give it the users, separated by commas"
                                            .formatted(VIP_USERS));
                };
    }

    private static Set<String> named(Collection<?> users) {
        return Set.copyOf(
                users.stream()
                        .map(user -> String.valueOf(user).strip())
                        .filter(user -> !user.isEmpty())
                        .toList());
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        int partitions = cluster.partitionsForTopic(topic).size();
        if (partitions == 1 || isVip(key)) {
            return VIP_PARTITION;
        }
        int hash = keyBytes == null ? next.getAndIncrement() : Utils.murmur2(keyBytes);
        return 1 + Utils.toPositive(hash) % (partitions - 1);
    }

    private boolean isVip(@Nullable Object key) {
        return key instanceof String user && vips.contains(user);
    }

    @Override
    public void close() {
        // Holds nothing that has to be given back.
    }
}
