package io.streamplatform.dashboard.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brokers, partitions and topics as gauges, so that a cluster can be charted without an agent in
 * its brokers. What is unknown has no sample; while the cluster is out of sight there are none at
 * all. At most 2,000 topics, those most written to first; how many were left out is a gauge too.
 */
@Component
class ClusterMetrics implements SampleListener {

    private static final int MOST_TOPICS = 2_000;

    private final MultiGauge cluster;
    private final MultiGauge leaders;
    private final MultiGauge replicas;
    private final MultiGauge bytes;
    private final MultiGauge ends;
    private final AtomicInteger leftOut = new AtomicInteger();

    ClusterMetrics(MeterRegistry registry) {
        this.cluster = gauges("kafka.cluster.partitions", "Partitions by their state", registry);
        this.leaders = gauges("kafka.broker.leaders", "Partitions that a broker leads", registry);
        this.replicas =
                gauges("kafka.broker.replicas", "Replicas in sync that a broker holds", registry);
        this.bytes =
                MultiGauge.builder("kafka.broker.log")
                        .baseUnit("bytes")
                        .description("Size of a broker's logs on disk")
                        .register(registry);
        this.ends =
                gauges(
                        "kafka.topic.end.offset",
                        "Sum of the end offsets of a topic's partitions; grows with each record",
                        registry);
        Gauge.builder("kafka.topic.end.offset.left.out", leftOut, AtomicInteger::get)
                .description("Topics that have no gauge because there are too many")
                .register(registry);
    }

    @Override
    public void onSample(@Nullable Snapshot snapshot, Sight sight) {
        if (snapshot == null || sight.state() != Sight.State.LIVE) {
            leftOut.set(0);
            for (MultiGauge gauges : List.of(cluster, leaders, replicas, bytes, ends)) {
                gauges.register(List.of(), true);
            }
            return;
        }
        registerTopics(snapshot.topics().values().stream().filter(t -> !t.internal()).toList());
        registerBrokers(snapshot);
    }

    private void registerTopics(List<ObservedTopic> topics) {
        record End(String topic, long offset) {}
        List<End> known = new ArrayList<>();
        for (ObservedTopic topic : topics) {
            long sum = 0;
            boolean all = !topic.partitions().isEmpty();
            for (ObservedPartition partition : topic.partitions()) {
                Long end = partition.endOffset();
                all &= end != null;
                sum += end == null ? 0 : end;
            }
            if (all) {
                known.add(new End(topic.name(), sum));
            }
        }
        known.sort(Comparator.comparingLong(End::offset).reversed());
        leftOut.set(Math.max(0, known.size() - MOST_TOPICS));
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (End end : known.subList(0, Math.min(known.size(), MOST_TOPICS))) {
            rows.add(MultiGauge.Row.of(Tags.of("topic", end.topic()), end.offset()));
        }
        ends.register(rows, true);
    }

    private void registerBrokers(Snapshot snapshot) {
        int online = 0;
        int underReplicated = 0;
        int offline = 0;
        Map<Integer, Integer> leading = new HashMap<>();
        Map<Integer, Integer> holding = new HashMap<>();
        for (ObservedTopic topic : snapshot.topics().values()) {
            underReplicated += topic.underReplicated();
            for (ObservedPartition partition : topic.partitions()) {
                Integer leader = partition.leader();
                if (leader == null) {
                    offline++;
                } else {
                    online++;
                    leading.merge(leader, 1, Integer::sum);
                }
                partition.isr().forEach(replica -> holding.merge(replica, 1, Integer::sum));
            }
        }
        cluster.register(
                List.of(
                        MultiGauge.Row.of(Tags.of("state", "online"), online),
                        MultiGauge.Row.of(Tags.of("state", "under-replicated"), underReplicated),
                        MultiGauge.Row.of(Tags.of("state", "offline"), offline)),
                true);
        List<MultiGauge.Row<?>> leaderRows = new ArrayList<>();
        List<MultiGauge.Row<?>> replicaRows = new ArrayList<>();
        List<MultiGauge.Row<?>> byteRows = new ArrayList<>();
        for (ObservedBroker broker : snapshot.brokers()) {
            Tags tags = Tags.of("broker", Integer.toString(broker.id()));
            leaderRows.add(MultiGauge.Row.of(tags, leading.getOrDefault(broker.id(), 0)));
            replicaRows.add(MultiGauge.Row.of(tags, holding.getOrDefault(broker.id(), 0)));
            if (broker.bytes() != null) {
                byteRows.add(MultiGauge.Row.of(tags, broker.bytes()));
            }
        }
        leaders.register(leaderRows, true);
        replicas.register(replicaRows, true);
        bytes.register(byteRows, true);
    }

    private static MultiGauge gauges(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
