package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.registry.KnownSubject;
import io.streamplatform.dashboard.registry.KnownSubjects;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.registry.SubjectOfTopic;
import io.streamplatform.dashboard.registry.Subjects;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subjects by whose schemas a topic's records are written, of those that are known. */
@Component
class TopicSubjects {

    private final Subjects subjects;
    private final RecordSchemas schemas;

    TopicSubjects(Subjects subjects, RecordSchemas schemas) {
        this.subjects = subjects;
        this.schemas = schemas;
    }

    /**
     * A subject of a topic. What is not known yet is null.
     *
     * @param subject its name
     * @param isKey whether it describes keys
     * @param type kind of its newest version
     * @param latest number of its newest version
     * @param level the level that holds for it
     */
    record TopicSubject(
            String subject,
            boolean isKey,
            @Nullable SchemaType type,
            @Nullable Integer latest,
            @Nullable CompatibilityLevel level) {}

    /** Those that are named after the topic, and those that its records were seen to name. */
    List<TopicSubject> of(String topic) {
        KnownSubjects known = subjects.atOnce();
        return known.subjects().stream()
                .filter(each -> isOf(each.name(), topic))
                .map(each -> row(each, known.global()))
                .toList();
    }

    private boolean isOf(String subject, String topic) {
        SubjectOfTopic named = SubjectOfTopic.in(subject);
        return (named != null && named.topic().equals(topic))
                || schemas.topicsSeen(subject).contains(topic);
    }

    private static TopicSubject row(KnownSubject subject, @Nullable CompatibilityLevel global) {
        SubjectOfTopic named = SubjectOfTopic.in(subject.name());
        return new TopicSubject(
                subject.name(),
                named != null && named.isKey(),
                subject.type(),
                subject.latest(),
                subject.own() == null ? global : subject.own());
    }
}
