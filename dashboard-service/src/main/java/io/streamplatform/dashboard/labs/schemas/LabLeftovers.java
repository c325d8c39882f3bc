package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.dashboard.labs.Leftovers;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Takes away the topics and the subjects of a lab whose dashboard was killed. */
@Component
class LabLeftovers implements Leftovers {

    private static final Logger log = LoggerFactory.getLogger(LabLeftovers.class);

    private final SchemaLab lab;
    private final LevelMatrix matrix;
    private final LabTopics topics;
    private final LabRegistry registry;

    LabLeftovers(SchemaLab lab, LevelMatrix matrix, LabTopics topics, LabRegistry registry) {
        this.lab = lab;
        this.matrix = matrix;
        this.topics = topics;
        this.registry = registry;
    }

    @Override
    public boolean clean() {
        try {
            for (String topic : topics.ofOthers(Rollout.TOPIC)) {
                if (!topics.isAbandoned(topic)) {
                    return false; // its subject may be in use too
                }
                topics.delete(topic);
                log.info("The topic {} was left behind by a lab and is deleted", topic);
            }
            return !registry.isSet() || lab.whileEmpty(this::cleanSubjects);
        } catch (KafkaException | ErrorResponseException | RegistryRefusedException e) {
            log.debug("What labs may have left behind cannot be looked for", e);
            return false;
        }
    }

    private void cleanSubjects() {
        List<String> subjects = registry.ask(SchemaRegistry::subjects);
        for (String subject : subjects) {
            if (subject.equals(LevelMatrix.SUBJECT)) {
                matrix.clean();
            } else if (subject.startsWith(LabSubjects.PREFIX)
                    && LabSubjects.isOurs(registry, subject)) {
                registry.delete(subject);
                log.info("The subject {} was left behind by a lab and is deleted", subject);
            }
        }
    }
}
