package io.streamplatform.dashboard.schemas;

import java.util.List;

/**
 * Records of a subject's topics, by the schemas that they name.
 *
 * @param subject the subject
 * @param topics what was counted of each
 */
record SubjectRecords(String subject, List<Counted> topics) {

    /**
     * A topic.
     *
     * @param use which topic, and whether its keys are meant
     * @param counts what was counted
     */
    record Counted(TopicUse use, TopicCounts counts) {}
}
