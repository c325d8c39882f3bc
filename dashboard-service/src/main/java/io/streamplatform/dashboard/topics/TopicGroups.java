package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import java.util.List;

/**
 * A page of the groups that read a topic, by id.
 *
 * @param sight how well the cluster is seen
 * @param total groups that read it
 * @param page from 0
 * @param size groups a page
 * @param groups those of this page, with their lag in the topic
 */
public record TopicGroups(
        Sight sight, int total, int page, int size, List<TopicReaderLag> groups) {}
