package io.streamplatform.dashboard.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * What changes slowly and is dear to ask: begin offsets, stable offsets, sizes, cleanup policies,
 * newest timestamps, producers. One of these a sample, in turn, each at its own distance.
 */
final class SlowFacts {

    private final TopicReader topics;
    private final Fact beginsFact;
    private final Fact settingsFact;
    private final List<Fact> facts;

    final Map<TopicPartition, Long> begins = new HashMap<>();
    final Map<TopicPartition, Long> heldAt = new HashMap<>();
    final Map<TopicPartition, Long> newest = new HashMap<>();
    final SizeReader sizes;
    final TopicSettingsReader settings;
    final ProducerReader producers;
    private final Set<TopicPartition> askedForNewest = new HashSet<>();

    SlowFacts(Admin admin, TopicReader topics, SamplingProperties properties) {
        this.topics = topics;
        this.sizes = new SizeReader(admin);
        this.settings = new TopicSettingsReader(admin);
        this.producers = new ProducerReader(admin, topics);
        long slow = properties.slowPeriod().toMillis();
        this.beginsFact = new Fact(slow, this::readBegins);
        this.settingsFact =
                new Fact(
                        slow * 6,
                        (view, all, answers) -> settings.read(view.layouts.keySet(), all, answers));
        this.facts =
                List.of(
                        beginsFact,
                        new Fact(slow, (view, _, answers) -> sizes.read(view.brokers, answers)),
                        settingsFact,
                        new Fact(slow / 2, (view, _, answers) -> readStables(view, answers)),
                        new Fact(slow, (view, _, answers) -> readNewest(view, answers)),
                        new Fact(
                                slow,
                                (view, _, answers) ->
                                        producers.read(view.layouts, view.partitions, answers)));
    }

    /** Reads what is due: one fact on a large cluster, all that are due on a small one. */
    void readDue(
            Map<String, TopicLayout> layouts,
            Map<TopicPartition, Long> ends,
            Collection<Integer> brokers,
            Answers answers)
            throws InterruptedException {
        settings.keepOnly(layouts.keySet());
        producers.keepOnly(layouts.values());
        View view =
                new View(
                        layouts, TopicReader.partitionsWithLeader(layouts.values()), ends, brokers);
        boolean small = view.partitions.size() <= 1_000;
        long now = System.currentTimeMillis();
        List<Fact> due = new ArrayList<>(facts);
        due.removeIf(fact -> now < fact.nextAt && !isMissing(fact, view));
        due.sort(Comparator.comparingLong(fact -> fact.nextAt));
        for (Fact fact : due) {
            boolean all = now >= fact.nextAt;
            fact.read.of(view, all, answers);
            if (all) {
                fact.nextAt = now + fact.everyMillis;
            }
            if (!small) {
                return;
            }
        }
    }

    /** What is known of topics that somebody has just changed is read again at once. */
    void forget(Set<String> changed) {
        if (!changed.isEmpty()) {
            begins.keySet().removeIf(partition -> changed.contains(partition.topic()));
            settings.forget(changed);
        }
    }

    /** A new topic's begin offsets and policy are asked for at once. */
    private boolean isMissing(Fact fact, View view) {
        return (fact == beginsFact && !begins.keySet().containsAll(view.partitions))
                || (fact == settingsFact && !settings.knows(view.layouts.keySet()));
    }

    private void readBegins(View view, boolean all, Answers answers) throws InterruptedException {
        begins.putAll(
                topics.offsets(
                        all
                                ? view.partitions
                                : view.partitions.stream()
                                        .filter(partition -> !begins.containsKey(partition))
                                        .toList(),
                        OffsetSpec.earliest(),
                        IsolationLevel.READ_UNCOMMITTED,
                        answers));
    }

    /** Keeps where readers of committed records are held up; the ends were read just before. */
    private void readStables(View view, Answers answers) throws InterruptedException {
        heldAt.clear();
        topics.offsets(view.partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED, answers)
                .forEach((partition, stable) -> {
                    if (stable < view.ends.getOrDefault(partition, stable)) {
                        heldAt.put(partition, stable);
                    }
                });
    }

    /** Once for each partition: from then on the end offset tells when it was written. */
    private void readNewest(View view, Answers answers) throws InterruptedException {
        List<TopicPartition> unknown = new ArrayList<>();
        for (TopicPartition partition : view.partitions) {
            if (unknown.size() < 2_000 && !askedForNewest.contains(partition)) {
                unknown.add(partition);
            }
        }
        long now = System.currentTimeMillis();
        topics.newestTimestamps(unknown, answers)
                .forEach((partition, timestamp) -> {
                    Long written = RecordDates.written(timestamp, now);
                    if (written != null) {
                        newest.merge(partition, written, Math::max);
                    }
                });
        askedForNewest.addAll(unknown);
    }

    /** Of topics that are gone nothing is kept, also where there is another of the name by now. */
    void forgetGone(Set<String> gone) {
        for (Set<TopicPartition> known :
                List.of(begins.keySet(), heldAt.keySet(), newest.keySet(), askedForNewest)) {
            known.removeIf(partition -> gone.contains(partition.topic()));
        }
        settings.forget(gone);
    }

    /** A partition's end was seen to move: no timestamp tells better when it was written. */
    void wrote(TopicPartition partition, long time) {
        newest.merge(partition, time, Math::max);
    }

    private record View(
            Map<String, TopicLayout> layouts,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Collection<Integer> brokers) {}

    @FunctionalInterface
    private interface Read {
        /** Reads it of all, or of those alone of which it is missing. */
        void of(View view, boolean all, Answers answers) throws InterruptedException;
    }

    private static final class Fact {
        private final long everyMillis;
        private final Read read;
        private long nextAt;

        Fact(long everyMillis, Read read) {
            this.everyMillis = everyMillis;
            this.read = read;
        }
    }
}
