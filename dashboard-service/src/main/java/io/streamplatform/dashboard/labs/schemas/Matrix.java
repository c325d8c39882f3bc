package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.time.Instant;
import java.util.List;

/**
 * What the registry says of each change at each level.
 *
 * @param at when it was asked
 * @param millis how long it took
 * @param questions how many were asked
 * @param levels in the order of the cells
 * @param rows a change each
 */
record Matrix(
        Instant at, long millis, int questions, List<CompatibilityLevel> levels, List<Line> rows) {

    /**
     * A change.
     *
     * @param change its id
     * @param title of the change
     * @param cells one for each level
     */
    record Line(String change, String title, List<Cell> cells) {}

    /**
     * A change at a level.
     *
     * @param taken whether the registry takes it
     * @param expected whether the schema's own rules say that it should
     * @param reasons why not, by those rules; empty if it should
     */
    record Cell(boolean taken, boolean expected, List<String> reasons) {}
}
