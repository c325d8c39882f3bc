package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.Leftovers;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes away the groups of a comparison whose dashboard was killed, and what they were set to;
 * their topics go with those of the lab.
 */
@Component
class ComparisonLeftovers implements Leftovers {

    private static final Logger log = LoggerFactory.getLogger(ComparisonLeftovers.class);

    private final StopComparisons comparisons;
    private final CourseGroups groups;
    private final Heartbeats heartbeats;
    private final LabTopics topics;

    ComparisonLeftovers(
            StopComparisons comparisons,
            CourseGroups groups,
            Heartbeats heartbeats,
            LabTopics topics) {
        this.comparisons = comparisons;
        this.groups = groups;
        this.heartbeats = heartbeats;
        this.topics = topics;
    }

    @Override
    public boolean clean() {
        try {
            // While the topics are there, another dashboard may be measuring.
            return topics.ofOthers(Way.PREFIX).isEmpty() && comparisons.whileNoneRuns(this::forget);
        } catch (KafkaException e) {
            log.debug("What comparisons may have left behind cannot be looked for", e);
            return false;
        }
    }

    private boolean forget() {
        boolean isAllGone = true;
        for (Way way : Way.values()) {
            isAllGone &= groups.isDeleted(way);
        }
        String group = Way.CONSUMER.resource();
        if (heartbeats.isSet(group)) {
            heartbeats.forget(group);
            log.info("The settings of group {} were left behind and are deleted", group);
        }
        return isAllGone;
    }
}
