package io.streamplatform.dashboard.groups;

import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind in one topic.
 *
 * @param group its id
 * @param lag offsets behind in all of the topic's partitions that it reads; null when unknown
 * @param lagSeconds of the partition that is behind the longest; null when unknown
 * @param consumeRate offsets committed per second
 */
public record TopicReaderLag(
        String group,
        @Nullable Long lag,
        @Nullable Double lagSeconds,
        @Nullable Double consumeRate) {}
