package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.registry.KnownSubject;
import io.streamplatform.dashboard.registry.KnownSubjects;
import io.streamplatform.dashboard.registry.Registry;
import io.streamplatform.dashboard.registry.Subjects;
import io.streamplatform.dashboard.web.Paging;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subjects for viewers, from what is read in the background. */
@Component
class SubjectCatalogue {

    private final Registry registry;
    private final Subjects subjects;
    private final SubjectTopics topics;

    SubjectCatalogue(Registry registry, Subjects subjects, SubjectTopics topics) {
        this.registry = registry;
        this.subjects = subjects;
        this.topics = topics;
    }

    SubjectPage find(SubjectQuery query) {
        KnownSubjects known = subjects.look();
        String text = query.search().strip().toLowerCase(Locale.ROOT);
        List<SubjectRow> rows = new ArrayList<>();
        for (KnownSubject each : known.subjects()) {
            if (each.name().toLowerCase(Locale.ROOT).contains(text)
                    && (query.type() == null || query.type() == each.type())) {
                rows.add(row(each, known.global()));
            }
        }
        if (query.deleted() && query.type() == null) {
            deleted().stream()
                    .filter(name -> name.toLowerCase(Locale.ROOT).contains(text))
                    .map(this::deletedRow)
                    .forEach(rows::add);
        }
        rows.sort(query.sort().comparator(query.descending()));
        return new SubjectPage(
                state(known),
                rows.size(),
                query.page(),
                query.size(),
                Paging.page(rows, query.page(), query.size()));
    }

    /** The registry as it is known, after a first answer was waited for. */
    RegistryState state() {
        return state(subjects.look());
    }

    private RegistryState state(KnownSubjects known) {
        return new RegistryState(
                registry.isSet(), registry.url(), known.global(), known.at(), known.error());
    }

    private SubjectRow row(KnownSubject subject, @Nullable CompatibilityLevel global) {
        return new SubjectRow(
                subject.name(),
                subject.type(),
                subject.latest(),
                subject.versions(),
                subject.id(),
                subject.own() == null && subject.isRead() ? global : subject.own(),
                subject.own() != null,
                topics.of(subject.name()),
                false);
    }

    private SubjectRow deletedRow(String name) {
        return new SubjectRow(name, null, null, null, null, null, false, topics.of(name), true);
    }

    /** None while the registry is away: the list says so. */
    private List<String> deleted() {
        SchemaRegistry client = registry.client();
        if (client == null) {
            return List.of();
        }
        try {
            return client.deletedSubjects();
        } catch (RegistryAwayException | RegistryRefusedException e) {
            return List.of();
        }
    }
}
