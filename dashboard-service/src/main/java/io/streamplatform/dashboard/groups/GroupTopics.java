package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;

/**
 * A page of the topics that a group reads, by name.
 *
 * @param sight how well the cluster is seen
 * @param total topics it reads
 * @param page from 0
 * @param size topics a page
 * @param topics those of this page, with the lag in each
 */
public record GroupTopics(
        Sight sight, int total, int page, int size, List<TopicReaderLag> topics) {}
