package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.SchemaType;

/**
 * A version in the list of a subject.
 *
 * @param version its number
 * @param id its id
 * @param type its kind
 * @param deleted whether it is deleted softly
 */
record VersionRow(int version, int id, SchemaType type, boolean deleted) {}
