package io.streamplatform.dashboard.schemas;

import static io.streamplatform.dashboard.web.Orders.unknownLast;

import java.util.Comparator;

/** By what a list of subjects can be ordered. What is unknown comes last in either order. */
enum SubjectSort {
    /** By name. */
    SUBJECT,
    /** By kind of schema. */
    TYPE,
    /** By number of the newest version. */
    LATEST,
    /** By number of versions. */
    VERSIONS,
    /** By level of compatibility. */
    LEVEL,
    /** By the first of its topics. */
    TOPIC;

    Comparator<SubjectRow> comparator(boolean descending) {
        Comparator<SubjectRow> byName = Comparator.comparing(SubjectRow::subject);
        return switch (this) {
            case SUBJECT -> descending ? byName.reversed() : byName;
            case TYPE -> unknownLast(descending, SubjectRow::type).thenComparing(byName);
            case LATEST -> unknownLast(descending, SubjectRow::latest).thenComparing(byName);
            case VERSIONS -> unknownLast(descending, SubjectRow::versions).thenComparing(byName);
            case LEVEL -> unknownLast(descending, SubjectRow::level).thenComparing(byName);
            case TOPIC -> unknownLast(descending, SubjectRow::firstTopic).thenComparing(byName);
        };
    }
}
