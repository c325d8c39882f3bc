package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.rules.PartitionWatch;
import io.streamplatform.alerts.rules.SourcePartition;
import java.time.Duration;

/**
 * A partition that is assigned to this instance.
 *
 * @param source which
 * @param ledger how far it is processed
 * @param watch the rules on its records
 */
record OwnedPartition(SourcePartition source, PartitionLedger ledger, PartitionWatch watch) {

    void tick() {
        if (ledger.isRebuilt()) {
            watch.tick(ledger.position());
        }
    }

    CommittedState state(Duration longestWindow) {
        return ledger.state(longestWindow, watch.clock(), watch.unpublishedFrom(ledger.position()));
    }
}
