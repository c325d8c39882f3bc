package io.streamplatform.dashboard.records;

import org.jspecify.annotations.Nullable;

/**
 * Which records.
 *
 * @param topic of this topic
 * @param start where to start
 * @param partition of this partition alone, null for all
 * @param limit at most so many
 * @param text that contain this in key, value or a header's value, in any (ASCII) case; empty for
 *     all
 */
public record RecordQuery(
        String topic, ReadStart start, @Nullable Integer partition, int limit, String text) {}
