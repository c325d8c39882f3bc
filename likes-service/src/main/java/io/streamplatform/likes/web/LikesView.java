package io.streamplatform.likes.web;

import io.streamplatform.likes.partitioning.Partitioning;
import io.streamplatform.likes.publishing.Deliveries.Account;
import io.streamplatform.likes.publishing.Deliveries.Failure;
import io.streamplatform.likes.publishing.Deliveries.Latency;
import io.streamplatform.likes.publishing.Deliveries.PartitionTotal;
import io.streamplatform.likes.publishing.Delivery;
import io.streamplatform.likes.publishing.LikePublisher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the likes since the start, and how they are made.
 *
 * @param sent likes handed to Kafka's client
 * @param acknowledged those that Kafka has
 * @param failed those that were given up; the others are on their way
 * @param lastOrder the last number that was given; 0 if none is known
 * @param absence why no like can be taken now; null if likes can be
 * @param autoPerSecond likes a second that come by themselves
 * @param partitioner how partitions are chosen
 * @param latencyMillis how long acknowledgements took
 * @param partitions what each partition got
 * @param deliveries the newest first
 * @param failures the newest first
 */
record LikesView(
        long sent,
        long acknowledged,
        long failed,
        long lastOrder,
        @Nullable String absence,
        int autoPerSecond,
        Partitioning partitioner,
        Latency latencyMillis,
        List<PartitionTotal> partitions,
        List<Delivery> deliveries,
        List<Failure> failures) {

    static LikesView of(LikePublisher publisher, Account account, int autoPerSecond) {
        return new LikesView(
                account.sent(),
                account.acknowledged(),
                account.failed(),
                publisher.lastOrder(),
                publisher.absence(),
                autoPerSecond,
                publisher.partitioning(),
                account.latencyMillis(),
                account.partitions(),
                account.deliveries(),
                account.failures());
    }
}
