package io.streamplatform.metricslogger.ledger;

import java.util.Arrays;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Checks that updates found their rows. The memory of what the database holds may be wrong, if
 * someone deleted rows by hand, say: the transaction fails then, and the memory is loaded anew.
 */
final class Affected {
    private Affected() {}

    static void each(int[][] batches, String table) {
        Arrays.stream(batches).forEach(batch -> each(batch, table));
    }

    static void each(int[] counts, String table) {
        if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
            throw new OptimisticLockingFailureException(
                    "a row of table %s that was there is gone: what is known of it is read again"
                            .formatted(table));
        }
    }
}
