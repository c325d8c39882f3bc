package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.ObservedGroup.Position;
import io.streamplatform.dashboard.cluster.ObservedMember;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Series;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.groups.GroupHistory.Track;
import java.time.Instant;
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
            Double seconds = secondsBehind(lag, position, observed, partition, now);
            Track track =
                    position == null
                            ? null
                            : groupHistory.position(
                                    group.group(), partition, now, position.offset());
            Double rate = track == null ? null : track.offsets().rate(rateWindowMillis);
            Long movedAt = track == null ? null : track.movedAt();
            sum.add(
                    partition,
                    position,
                    observed,
                    lag,
                    seconds,
                    rate,
                    movedAt,
                    holders.get(partition));
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

    /** How far a group is behind in each topic it reads, in order. */
    static List<TopicReaderLag> byTopic(GroupLag group) {
        List<TopicReaderLag> topics = new ArrayList<>();
        List<PartitionLag> all = group.partitions();
        int from = 0;
        while (from < all.size()) {
            String topic = all.get(from).topic();
            int to = from;
            while (to < all.size() && all.get(to).topic().equals(topic)) {
                to++;
            }
            topics.add(inTopic(group.group().group(), topic, all.subList(from, to)));
            from = to;
        }
        return topics;
    }

    private static TopicReaderLag inTopic(String group, String topic, List<PartitionLag> of) {
        Sum sum = new Sum();
        Instant lastCommit = null;
        for (PartitionLag partition : of) {
            sum.lags.add(
                    partition.lag() == null ? new Lag.Unknown("") : new Lag.Known(partition.lag()));
            sum.addSeconds(partition.lag(), partition.lagSeconds());
            sum.consumeRate = plus(sum.consumeRate, partition.consumeRate());
            Instant at = partition.lastCommitAt();
            lastCommit =
                    lastCommit == null || (at != null && at.isAfter(lastCommit)) ? at : lastCommit;
        }
        Lag total = LagRules.total(sum.lags);
        return new TopicReaderLag(
                group,
                topic,
                of.size(),
                total.orNull(),
                LagRules.atLeast(sum.lags),
                sum.lagSeconds(total),
                sum.consumeRate,
                lastCommit);
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
            Lag lag,
            @Nullable Position position,
            @Nullable ObservedPartition observed,
            TopicPartition partition,
            long now) {
        if (position == null || !(lag instanceof Lag.Known(long records))) {
            return null;
        }
        Long writtenAt = null;
        if (records > 0) {
            Long begin = observed == null ? null : observed.beginOffset();
            // What retention deleted will not be read: the next record is the first that is kept.
            long next = begin == null ? position.offset() : Math.max(begin, position.offset());
            Series ends = history.ends(partition);
            writtenAt = ends == null ? null : ends.timePassed(next);
            if (writtenAt == null) {
                writtenAt = recordTimes.timeOf(partition, next);
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
        List<ObservedPartition> all = topic.partitions();
        int number = partition.partition();
        if (number < all.size() && all.get(number).partition() == number) {
            return all.get(number); // as nearly always: they are in order, without gaps
        }
        for (ObservedPartition observed : all) {
            if (observed.partition() == number) {
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
                @Nullable Long movedAt,
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
                            movedAt == null ? null : Instant.ofEpochMilli(movedAt),
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
