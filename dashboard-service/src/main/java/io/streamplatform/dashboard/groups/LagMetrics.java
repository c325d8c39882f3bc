package io.streamplatform.dashboard.groups;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SampleListener;
import io.streamplatform.dashboard.cluster.SampledGauges;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lag as gauges. A lag that is unknown has no sample, so that nobody takes it for zero; while the
 * cluster is out of sight there are none at all. At most 5,000 partitions, those furthest behind
 * first; how many were left out is a gauge too.
 */
@Component
class LagMetrics implements SampleListener {

    private static final int MOST_PARTITIONS = 5_000;

    private final LagBook lagBook;
    private final SampledGauges records;
    private final SampledGauges seconds;
    private final AtomicInteger leftOut = new AtomicInteger();

    LagMetrics(LagBook lagBook, ObservedCluster cluster, MeterRegistry registry) {
        this.lagBook = lagBook;
        this.records =
                new SampledGauges(
                        MultiGauge.builder("kafka.consumer.group.lag")
                                .description("Offsets between a group's position and the log's end")
                                .register(registry));
        this.seconds =
                new SampledGauges(
                        MultiGauge.builder("kafka.consumer.group.lag.seconds")
                                .description("How long ago the next record of a group was written")
                                .register(registry));
        Gauge.builder("kafka.consumer.group.lag.left.out", leftOut, AtomicInteger::get)
                .description(
                        "Partitions of groups that have no lag gauge because there are too many")
                .register(registry);
        Gauge.builder(
                        "dashboard.cluster.in.sight",
                        cluster,
                        seen -> seen.sight().state() == Sight.State.LIVE ? 1 : 0)
                .description("1 while the newest sample of the cluster succeeded")
                .register(registry);
    }

    private record Row(String group, PartitionLag lag) {}

    @Override
    public void onSample(@Nullable Snapshot snapshot, Sight sight) {
        LagReport report = lagBook.report();
        List<Row> rows = new ArrayList<>();
        if (report != null && sight.state() == Sight.State.LIVE) {
            report.groups()
                    .values()
                    .forEach(group ->
                            group.partitions()
                                    .forEach(lag -> rows.add(new Row(group.group().group(), lag))));
        }
        leftOut.set(Math.max(0, rows.size() - MOST_PARTITIONS));
        if (rows.size() > MOST_PARTITIONS) {
            rows.sort(
                    Comparator.comparingLong(
                            row -> row.lag().lag() == null ? 0 : -row.lag().lag()));
        }
        Map<Tags, Double> recordsBehind = new HashMap<>();
        Map<Tags, Double> secondsBehind = new HashMap<>();
        for (Row row : rows.subList(0, Math.min(rows.size(), MOST_PARTITIONS))) {
            Tags tags =
                    Tags.of(
                            "group", row.group(),
                            "topic", row.lag().topic(),
                            "partition", Integer.toString(row.lag().partition()));
            if (row.lag().lag() != null) {
                recordsBehind.put(tags, row.lag().lag().doubleValue());
            }
            if (row.lag().lagSeconds() != null) {
                secondsBehind.put(tags, row.lag().lagSeconds());
            }
        }
        records.set(recordsBehind);
        seconds.set(secondsBehind);
    }
}
