package io.streamplatform.dashboard.topics;

import java.util.ArrayList;
import java.util.List;

/**
 * Which topics are listed; of those that are asked for, one has to be all.
 *
 * @param internal Kafka's own topics too
 * @param empty only those known to hold no record
 * @param underReplicated only those with a partition that lacks a replica in sync or a leader
 * @param noConsumers only those that no group has committed an offset for
 */
public record TopicFilter(
        boolean internal, boolean empty, boolean underReplicated, boolean noConsumers) {

    static final TopicFilter NONE = new TopicFilter(false, false, false, false);

    boolean shows(TopicRow row) {
        Long records = row.records();
        return (internal || !row.internal())
                && (!empty || (records != null && records == 0))
                && (!underReplicated || row.underReplicated() > 0 || row.offline() > 0)
                && (!noConsumers || row.groups().isEmpty());
    }

    /** Names of those that narrow the list, as the address has them. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (empty) {
            names.add("empty");
        }
        if (underReplicated) {
            names.add("underReplicated");
        }
        if (noConsumers) {
            names.add("noConsumers");
        }
        return names;
    }
}
