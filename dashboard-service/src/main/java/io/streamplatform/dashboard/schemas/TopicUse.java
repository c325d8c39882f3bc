package io.streamplatform.dashboard.schemas;

/**
 * A topic whose records are written by a subject's schemas.
 *
 * @param topic its name
 * @param isKey whether its keys are, and not its values
 * @param how {@code NAME} if the subject is named after it, {@code SEEN} if records of it were seen
 *     that name one of the subject's schemas
 */
record TopicUse(String topic, boolean isKey, How how) {

    enum How {
        NAME,
        SEEN
    }
}
