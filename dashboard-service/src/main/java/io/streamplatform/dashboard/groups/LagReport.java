package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * A snapshot with the lag of all its groups.
 *
 * @param snapshot what was observed
 * @param groups by id, in order
 * @param rows the same for a list, in the same order
 * @param readersByTopic groups that read a topic, by the topic's name
 */
public record LagReport(
        Snapshot snapshot,
        Map<String, GroupLag> groups,
        List<GroupRow> rows,
        Map<String, List<TopicReaderLag>> readersByTopic) {}
