package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.Leftovers;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Takes away the topics of an experiment whose dashboard was killed. */
@Component
class OrderLeftovers implements Leftovers {

    private static final Logger log = LoggerFactory.getLogger(OrderLeftovers.class);

    private final LabTopics topics;

    OrderLeftovers(LabTopics topics) {
        this.topics = topics;
    }

    @Override
    public boolean clean() {
        try {
            for (String topic : topics.ofOthers(OrderTopic.PREFIX)) {
                if (!topics.isAbandoned(topic)) {
                    return false;
                }
                topics.delete(topic);
                log.info("The topic {} was left behind by a lab and is deleted", topic);
            }
            return true;
        } catch (KafkaException | ErrorResponseException e) {
            log.debug("What experiments may have left behind cannot be looked for", e);
            return false;
        }
    }
}
