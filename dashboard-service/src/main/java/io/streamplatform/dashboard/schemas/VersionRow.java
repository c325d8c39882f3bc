package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * A version in the list of a subject.
 *
 * @param version its number
 * @param id its id; null if the registry does not tell it of what is deleted
 * @param type its kind; null as the id is
 * @param deleted whether it is deleted softly
 */
record VersionRow(int version, @Nullable Integer id, @Nullable SchemaType type, boolean deleted) {}
