package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.registry.SubjectOfTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the topics that belong to a subject: by its name, and by records that were seen. */
@Component
class SubjectTopics {

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
        SubjectOfTopic named = SubjectOfTopic.in(subject);
        boolean isKey = named != null && named.isKey();
        if (named != null && there.contains(named.topic())) {
            uses.add(new TopicUse(named.topic(), isKey, TopicUse.How.NAME));
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
