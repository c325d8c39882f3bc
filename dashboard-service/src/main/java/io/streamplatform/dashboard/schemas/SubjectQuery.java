package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects, in what order.
 *
 * @param search part of the name, in any case; empty for all
 * @param type of this kind; null for any
 * @param deleted those that are deleted softly too
 * @param sort by what
 * @param descending largest first
 * @param page from 0
 * @param size subjects a page
 */
record SubjectQuery(
        String search,
        @Nullable SchemaType type,
        boolean deleted,
        SubjectSort sort,
        boolean descending,
        int page,
        int size) {}
