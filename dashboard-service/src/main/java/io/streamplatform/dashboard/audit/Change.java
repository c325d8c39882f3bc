package io.streamplatform.dashboard.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change of the cluster that was made, or that Kafka refused.
 *
 * @param action what was done, in the form {@code topic.create}, {@code group.reset-offsets}
 * @param resource what it was done to, e.g. the topic's or the group's name
 * @param before what was there before, as a value that can be written as JSON; null when nothing
 *     was, or when it is not known
 * @param after what is there now; null when nothing is
 * @param failure why it was not made; null when it was
 */
public record Change(
        String action,
        String resource,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String failure) {

    public static Change made(
            String action, String resource, @Nullable Object before, @Nullable Object after) {
        return new Change(action, resource, before, after, null);
    }

    public static Change failed(
            String action, String resource, @Nullable Object wanted, String failure) {
        return new Change(action, resource, null, wanted, failure);
    }
}
