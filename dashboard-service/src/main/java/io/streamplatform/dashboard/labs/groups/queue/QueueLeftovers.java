package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.labs.Leftovers;
import io.streamplatform.dashboard.labs.groups.GroupLab;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes away the group of a queue whose dashboard was killed, once the lab's topic is gone. */
@Component
class QueueLeftovers implements Leftovers {

    private static final Logger log = LoggerFactory.getLogger(QueueLeftovers.class);

    private final QueueLab lab;
    private final QueueGroup group;
    private final ObservedCluster cluster;

    QueueLeftovers(QueueLab lab, QueueGroup group, ObservedCluster cluster) {
        this.lab = lab;
        this.group = group;
        this.cluster = cluster;
    }

    @Override
    public boolean clean() {
        Snapshot snapshot = cluster.snapshot();
        if (snapshot == null || snapshot.topics().containsKey(GroupLab.TOPIC)) {
            return false;
        }
        try {
            return lab.whileEmpty(() -> {
                if (group.removeIfLeftBehind()) {
                    log.info(
                            "The group {} was left behind by a lab and is deleted",
                            QueueGroup.NAME);
                }
            });
        } catch (KafkaException e) {
            log.debug("What a queue may have left behind cannot be looked for", e);
            return false;
        }
    }
}
