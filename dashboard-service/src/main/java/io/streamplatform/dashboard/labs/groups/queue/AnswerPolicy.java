package io.streamplatform.dashboard.labs.groups.queue;

/** What a member of the queue says of the records that it gets. */
enum AnswerPolicy {
    /** Done: it does not come again. */
    ACCEPT,
    /** Given back: it comes again, with a higher delivery count. */
    RELEASE,
    /** Never again, by nobody. */
    REJECT,
    /** Nothing: the lock on it runs out, and it comes again. */
    HOLD
}
