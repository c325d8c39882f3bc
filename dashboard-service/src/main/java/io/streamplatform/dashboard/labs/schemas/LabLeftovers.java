package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.labs.LabTopics;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Takes away what a lab left behind whose dashboard ended without ending it. It looks when the
 * dashboard starts, and again for a while, since another dashboard may be using what it finds.
 */
@Component
class LabLeftovers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LabLeftovers.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 12;

    private final SchemaLab lab;
    private final LevelMatrix matrix;
    private final LabTopics topics;
    private final LabRegistry registry;
    private final ObservedCluster cluster;
    private final Viewers viewers;
    private volatile @Nullable Thread thread;

    LabLeftovers(
            SchemaLab lab,
            LevelMatrix matrix,
            LabTopics topics,
            LabRegistry registry,
            ObservedCluster cluster,
            Viewers viewers) {
        this.lab = lab;
        this.matrix = matrix;
        this.topics = topics;
        this.registry = registry;
        this.cluster = cluster;
        this.viewers = viewers;
    }

    @Override
    public void start() {
        if (!viewers.isReadOnly()) {
            thread = Thread.ofVirtual().name("lab-leftovers").start(this::look);
        }
    }

    @Override
    public void stop() {
        Thread looking = thread;
        thread = null;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void look() {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                if (cluster.snapshot() != null && clean()) {
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to do. */
    boolean clean() {
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
