package io.streamplatform.alerts.book;

import io.streamplatform.contracts.alerts.Alert;

/** Is told of every record of the alerts topic, once it is in the view. */
@FunctionalInterface
public interface AlertObserver {

    /**
     * A record was read.
     *
     * @param own whether this instance wrote it while watching the alert
     */
    void observed(Alert alert, boolean own);
}
