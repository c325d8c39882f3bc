package io.streamplatform.metricslogger.ledger;

import java.io.Serial;
import org.springframework.dao.OptimisticLockingFailureException;

/** Someone else has claimed the source since: nothing of the transaction is kept. */
public final class StaleOwnerException extends OptimisticLockingFailureException {
    @Serial private static final long serialVersionUID = 1L;

    StaleOwnerException(Claim claim) {
        super(
                "%s was claimed by another consumer since claim %d at offset %d: nothing was written"
                        .formatted(claim.source(), claim.epoch(), claim.nextOffset()));
    }
}
