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

    private final SampledGauges cluster;
    private final SampledGauges leaders;
    private final SampledGauges replicas;
    private final SampledGauges bytes;
    private final SampledGauges ends;
    private final AtomicInteger leftOut = new AtomicInteger();

    ClusterMetrics(MeterRegistry registry) {
        this.cluster = gauges("kafka.cluster.partitions", "Partitions by their state", registry);
        this.leaders = gauges("kafka.broker.leaders", "Partitions that a broker leads", registry);
        this.replicas =
                gauges("kafka.broker.replicas", "Replicas in sync that a broker holds", registry);
        this.bytes =
                new SampledGauges(
                        MultiGauge.builder("kafka.broker.log")
                                .baseUnit("bytes")
                                .description("Size of a broker's logs on disk")
                                .register(registry));
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
            for (SampledGauges gauges : List.of(cluster, leaders, replicas, bytes, ends)) {
                gauges.set(Map.of());
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
        Map<Tags, Double> offsets = new HashMap<>();
        for (End end : known.subList(0, Math.min(known.size(), MOST_TOPICS))) {
            offsets.put(Tags.of("topic", end.topic()), (double) end.offset());
        }
        ends.set(offsets);
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
        cluster.set(
                Map.of(
                        Tags.of("state", "online"), (double) online,
                        Tags.of("state", "under-replicated"), (double) underReplicated,
                        Tags.of("state", "offline"), (double) offline));
        Map<Tags, Double> leads = new HashMap<>();
        Map<Tags, Double> holds = new HashMap<>();
        Map<Tags, Double> sizes = new HashMap<>();
        for (ObservedBroker broker : snapshot.brokers()) {
            Tags tags = Tags.of("broker", Integer.toString(broker.id()));
            leads.put(tags, (double) leading.getOrDefault(broker.id(), 0));
            holds.put(tags, (double) holding.getOrDefault(broker.id(), 0));
            if (broker.bytes() != null) {
                sizes.put(tags, broker.bytes().doubleValue());
            }
        }
        leaders.set(leads);
        replicas.set(holds);
        bytes.set(sizes);
    }

    private static SampledGauges gauges(String name, String description, MeterRegistry registry) {
        return new SampledGauges(
                MultiGauge.builder(name).description(description).register(registry));
    }
}
