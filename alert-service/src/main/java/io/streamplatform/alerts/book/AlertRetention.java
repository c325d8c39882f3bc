package io.streamplatform.alerts.book;

import io.streamplatform.alerts.AlertProperties;
import io.streamplatform.alerts.rules.SourcePartition;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes alerts that are long over from the topic, and so from every view of it. */
@Component
public final class AlertRetention {
    private final AlertView view;
    private final AlertPublisher publisher;
    private final AlertProperties.Retention retention;

    AlertRetention(AlertView view, AlertPublisher publisher, AlertProperties properties) {
        this.view = view;
        this.publisher = publisher;
        this.retention = properties.retention();
    }

    /**
     * Deletes what is kept no longer.
     *
     * @param isMine whether this instance sees to a partition's alerts
     */
    public void deleteExpired(Instant now, Predicate<@Nullable SourcePartition> isMine) {
        view.expired(now, retention.age(), retention.count(), isMine).forEach(publisher::delete);
    }
}
