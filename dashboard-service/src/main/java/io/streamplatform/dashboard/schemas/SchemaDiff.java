package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.evolution.FieldChange;
import java.util.List;

/**
 * Two versions side by side.
 *
 * @param subject their subject
 * @param from the one before
 * @param to the one after
 * @param changes field by field, with what each breaks
 */
record SchemaDiff(String subject, Side from, Side to, List<FieldChange> changes) {

    /**
     * A version.
     *
     * @param version its number
     * @param id its id
     * @param formatted its text laid out for people
     */
    record Side(int version, int id, String formatted) {}
}
