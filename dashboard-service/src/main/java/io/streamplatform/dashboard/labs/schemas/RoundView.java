package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A roll-out as it stands.
 *
 * @param number of the roll-out, of those of this lab
 * @param change its id
 * @param title of the change
 * @param text of the new version
 * @param order who is deployed first
 * @param level that holds for the lab's subject
 * @param step how many of the two deployments are done
 * @param phases the newest last
 * @param refusal why the registry did not take the new version at the last attempt; null if none
 *     was refused
 * @param verdict how it goes
 * @param rows the newest records, newest first
 */
record RoundView(
        int number,
        String change,
        String title,
        String text,
        RolloutOrder order,
        CompatibilityLevel level,
        int step,
        List<Phase> phases,
        @Nullable Refusal refusal,
        Verdict verdict,
        List<Row> rows) {

    Phase now() {
        return phases.getLast();
    }
}
