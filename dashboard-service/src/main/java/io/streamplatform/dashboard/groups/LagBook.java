package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.SampleListener;
import io.streamplatform.dashboard.cluster.SamplingProperties;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Derives the lag of all groups from each snapshot, before anybody else is told of it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class LagBook implements SampleListener {

    private final GroupHistory groupHistory;
    private final LagCalculator calculator;
    private volatile @Nullable LagReport report;

    LagBook(SamplingProperties properties, History history, RecordTimes recordTimes) {
        this.groupHistory = new GroupHistory(history);
        this.calculator =
                new LagCalculator(
                        history, groupHistory, recordTimes, properties.rateWindow().toMillis());
    }

    /** The newest report, null before the first sample. */
    public @Nullable LagReport report() {
        return report;
    }

    /** A group's lag over the last minutes: [epoch millis, lag, seconds], gaps left out. */
    public List<@Nullable Number[]> history(String group) {
        return groupHistory.points(group);
    }

    /** A group's lag over the last minutes at equal distances, null where it is unknown. */
    public List<@Nullable Double> spark(String group) {
        return groupHistory.spark(group);
    }

    /** A group's lag in a partition over the last minutes, as {@link #spark}. */
    List<@Nullable Double> partitionSpark(String group, TopicPartition partition) {
        return groupHistory.partitionSpark(group, partition);
    }

    @Override
    public void onSample(@Nullable Snapshot snapshot, Sight sight) {
        LagReport last = report;
        if (snapshot == null
                || (last != null && last.snapshot().sampledAt().equals(snapshot.sampledAt()))) {
            return;
        }
        groupHistory.keepOnly(snapshot.groups());
        Map<String, GroupLag> groups = new TreeMap<>();
        Map<String, List<TopicReaderLag>> readers = new HashMap<>();
        for (ObservedGroup group : snapshot.groups().values()) {
            GroupLag lag = calculator.lagOf(group, snapshot);
            groups.put(group.group(), lag);
            for (TopicReaderLag topic : LagCalculator.byTopic(lag)) {
                readers.computeIfAbsent(topic.topic(), key -> new ArrayList<>()).add(topic);
            }
        }
        List<GroupRow> rows = groups.values().stream().map(GroupRow::of).toList();
        report = new LagReport(snapshot, Collections.unmodifiableMap(groups), rows, readers);
    }
}
