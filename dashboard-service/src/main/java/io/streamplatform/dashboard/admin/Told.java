package io.streamplatform.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster told when it was asked.
 *
 * @param value the newest answer, an older one when the newest question failed; null when there has
 *     been none
 * @param at when {@code value} was told
 * @param error why the newest question was not answered, in words; null when it was
 * @param failure what Kafka failed with; null when it only has not answered yet
 */
public record Told<T>(
        @Nullable T value,
        @Nullable Instant at,
        @Nullable String error,
        @JsonIgnore @Nullable Throwable failure) {

    /** Whether the newest question was answered. */
    @JsonIgnore
    public boolean isAnswered() {
        return error == null;
    }
}
