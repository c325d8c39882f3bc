package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.Leftovers;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Takes away the topics and the group of a lab whose dashboard was killed. */
@Component
class GroupLeftovers implements Leftovers {

    private static final Logger log = LoggerFactory.getLogger(GroupLeftovers.class);

    private final GroupLab lab;
    private final LabTopics topics;
    private final GroupCalls calls;

    GroupLeftovers(GroupLab lab, LabTopics topics, GroupCalls calls) {
        this.lab = lab;
        this.topics = topics;
        this.calls = calls;
    }

    @Override
    public boolean clean() {
        try {
            for (String topic : topics.ofOthers(GroupLab.TOPIC)) {
                if (!topics.isAbandoned(topic) || !isCleaned(topic)) {
                    return false;
                }
                log.info("The topic {} was left behind by a lab and is deleted", topic);
            }
            return true;
        } catch (KafkaException | ErrorResponseException e) {
            log.debug("What labs of groups may have left behind cannot be looked for", e);
            return false;
        }
    }

    /** A group that has members may be of another dashboard's lab whose producer is paused. */
    private boolean isCleaned(String topic) {
        if (!topic.equals(GroupLab.TOPIC)) {
            topics.delete(topic);
            return true;
        }
        return !calls.hasMembers()
                && lab.whileEmpty(() -> {
                    calls.delete();
                    topics.delete(topic);
                    calls.unconfigure();
                });
    }
}
