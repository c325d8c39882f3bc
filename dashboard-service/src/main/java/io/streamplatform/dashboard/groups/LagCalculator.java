package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.ObservedGroup.Position;
import io.streamplatform.dashboard.cluster.ObservedMember;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Series;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Derives a group's lag from a snapshot and the history, by the rules of {@link LagRules}. */
final class LagCalculator {

    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final History history;
    private final GroupHistory groupHistory;
    private final RecordTimes recordTimes;
    private final long rateWindowMillis;

    LagCalculator(
            History history,
            GroupHistory groupHistory,
            RecordTimes recordTimes,
            long rateWindowMillis) {
        this.history = history;
        this.groupHistory = groupHistory;
        this.recordTimes = recordTimes;
        this.rateWindowMillis = rateWindowMillis;
    }

    GroupLag lagOf(ObservedGroup group, Snapshot snapshot) {
        Map<TopicPartition, String> holders = new HashMap<>();
        for (ObservedMember member : group.members()) {
            member.partitions().forEach(partition -> holders.put(partition, member.memberId()));
        }
        Map<TopicPartition, Position> positions =
                group.positions() == null ? Map.of() : group.positions();
        Set<TopicPartition> read = new TreeSet<>(BY_NAME);
        read.addAll(holders.keySet());
        read.addAll(positions.keySet());
        read.removeIf(partition -> !snapshot.topics().containsKey(partition.topic()));

        Sum sum = new Sum();
        long now = snapshot.sampledAt().toEpochMilli();
        for (TopicPartition partition : read) {
            Position position = positions.get(partition);
            ObservedPartition observed = partition(snapshot, partition);
            Lag lag =
                    group.positions() == null
                            ? new Lag.Unknown("the group's offsets could not be read")
                            : lag(position, observed);
            Double seconds = secondsBehind(lag, position, partition, now);
            Double rate =
                    position == null
                            ? null
                            : groupHistory
                                    .position(group.group(), partition, now, position.offset())
                                    .rate(rateWindowMillis);
            sum.add(partition, position, observed, lag, seconds, rate, holders.get(partition));
        }
        Lag total = LagRules.total(sum.lags);
        Double seconds = sum.lagSeconds(total);
        groupHistory.lag(group.group(), now, total.orNull(), seconds);
        return new GroupLag(
                group,
                total.orNull(),
                LagRules.atLeast(sum.lags),
                (int) sum.lags.stream().filter(Lag.Unknown.class::isInstance).count(),
                seconds,
                LagRules.trend(groupHistory.recentLag(group.group(), now, 1_000)),
                LagRules.clearInSeconds(total, sum.consumeRate, sum.produceRate),
                sum.consumeRate,
                List.copyOf(sum.topics),
                sum.partitions);
    }

    static TopicReaderLag inTopic(GroupLag group, String topic) {
        Sum sum = new Sum();
        for (PartitionLag partition : group.partitions()) {
            if (partition.topic().equals(topic)) {
                sum.lags.add(
                        partition.lag() == null
                                ? new Lag.Unknown("")
                                : new Lag.Known(partition.lag()));
                sum.addSeconds(partition.lag(), partition.lagSeconds());
                sum.consumeRate = plus(sum.consumeRate, partition.consumeRate());
            }
        }
        Lag total = LagRules.total(sum.lags);
        return new TopicReaderLag(
                group.group().group(), total.orNull(), sum.lagSeconds(total), sum.consumeRate);
    }

    private static Lag lag(@Nullable Position position, @Nullable ObservedPartition observed) {
        if (position != null && position.reportedLag() != null) {
            return new Lag.Known(position.reportedLag());
        }
        if (observed == null) {
            return new Lag.Unknown("the partition is not there");
        }
        return LagRules.behind(
                position == null ? null : position.offset(),
                observed.beginOffset(),
                observed.fresh() ? observed.endOffset() : null);
    }

    private @Nullable Double secondsBehind(
            Lag lag, @Nullable Position position, TopicPartition partition, long now) {
        if (position == null || !(lag instanceof Lag.Known(long records))) {
            return null;
        }
        Long writtenAt = null;
        if (records > 0) {
            Series ends = history.ends(partition);
            writtenAt = ends == null ? null : ends.timePassed(position.offset());
            if (writtenAt == null) {
                writtenAt = recordTimes.timeOf(partition, position.offset());
            }
        }
        return LagRules.secondsBehind(lag, writtenAt, now);
    }

    private static @Nullable ObservedPartition partition(
            Snapshot snapshot, TopicPartition partition) {
        ObservedTopic topic = snapshot.topics().get(partition.topic());
        if (topic == null) {
            return null;
        }
        for (ObservedPartition observed : topic.partitions()) {
            if (observed.partition() == partition.partition()) {
                return observed;
            }
        }
        return null;
    }

    private static @Nullable Double plus(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(one + other);
    }

    /** What adds up over the partitions of a group. */
    private static final class Sum {
        private final List<Lag> lags = new ArrayList<>();
        private final List<PartitionLag> partitions = new ArrayList<>();
        private final Set<String> topics = new TreeSet<>();
        private @Nullable Double consumeRate;
        private @Nullable Double produceRate;
        private double longest;
        private boolean secondsUnknown;

        void add(
                TopicPartition partition,
                @Nullable Position position,
                @Nullable ObservedPartition observed,
                Lag lag,
                @Nullable Double seconds,
                @Nullable Double rate,
                @Nullable String holder) {
            lags.add(lag);
            topics.add(partition.topic());
            consumeRate = plus(consumeRate, rate);
            produceRate = plus(produceRate, observed == null ? null : observed.produceRate());
            addSeconds(lag.orNull(), seconds);
            partitions.add(
                    new PartitionLag(
                            partition.topic(),
                            partition.partition(),
                            position == null ? null : position.offset(),
                            observed == null ? null : observed.endOffset(),
                            lag.orNull(),
                            seconds,
                            lag.whyUnknown(),
                            rate,
                            holder));
        }

        void addSeconds(@Nullable Long lag, @Nullable Double seconds) {
            if (seconds != null) {
                longest = Math.max(longest, seconds);
            } else if (lag == null || lag > 0) {
                secondsUnknown = true;
            }
        }

        @Nullable Double lagSeconds(Lag total) {
            return total instanceof Lag.Known && !secondsUnknown ? longest : null;
        }
    }
}
