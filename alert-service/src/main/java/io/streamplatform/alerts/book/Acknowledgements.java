package io.streamplatform.alerts.book;

import io.streamplatform.alerts.rules.AlertLife;
import io.streamplatform.alerts.rules.KnownAlert;
import io.streamplatform.contracts.alerts.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Acknowledges alerts, at whichever instance the call arrives: it publishes the alert as
 * acknowledged, and whoever watches the alert reads that and carries it on (see {@link
 * AlertLife#merged} for what happens when both write at once).
 */
@Component
public final class Acknowledgements {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final AlertView view;
    private final AlertPublisher publisher;
    private final AlertTopicReader reader;

    Acknowledgements(AlertView view, AlertPublisher publisher, AlertTopicReader reader) {
        this.view = view;
        this.publisher = publisher;
        this.reader = reader;
    }

    /**
     * Acknowledges an open alert; whoever did so first stays.
     *
     * @return the alert as it is then known; empty if there is none of that id
     */
    public Optional<Alert> acknowledge(String alertId, String by) {
        Optional<Alert> alert = view.find(alertId);
        if (alert.isPresent()
                && AlertLife.isOpen(alert.get())
                && alert.get().acknowledgedAt() == null) {
            publish(AlertLife.acknowledged(alert.get(), by, Instant.now()));
        }
        return view.find(alertId);
    }

    private void publish(Alert acknowledged) {
        Optional<KnownAlert> known = view.known(acknowledged.alertId());
        long offset =
                publisher.acknowledge(
                        acknowledged,
                        known.map(KnownAlert::source).orElse(null),
                        known.map(KnownAlert::position).orElse(-1L));
        // So that whoever asks next is answered with it.
        reader.awaitPosition(offset + 1, BOUND);
    }
}
