package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the topics that belong to a subject: by its name, and by records that were seen. */
@Component
class SubjectTopics {

    private static final String KEY = "-key";
    private static final String VALUE = "-value";

    private final ObservedCluster cluster;
    private final RecordSchemas schemas;

    SubjectTopics(ObservedCluster cluster, RecordSchemas schemas) {
        this.cluster = cluster;
        this.schemas = schemas;
    }

    /** The one that it is named after first. */
    List<TopicUse> of(String subject) {
        Snapshot snapshot = cluster.snapshot();
        Set<String> there = snapshot == null ? Set.of() : snapshot.topics().keySet();
        List<TopicUse> uses = new ArrayList<>();
        boolean isKey = subject.endsWith(KEY);
        if (isKey || subject.endsWith(VALUE)) {
            String topic = subject.substring(0, subject.length() - (isKey ? KEY : VALUE).length());
            if (there.contains(topic)) {
                uses.add(new TopicUse(topic, isKey, TopicUse.How.NAME));
            }
        }
        for (String topic : schemas.topicsSeen(subject)) {
            if (there.contains(topic)
                    && uses.stream().noneMatch(each -> each.topic().equals(topic))) {
                uses.add(new TopicUse(topic, isKey, TopicUse.How.SEEN));
            }
        }
        return List.copyOf(uses);
    }
}
