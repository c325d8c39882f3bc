package io.streamplatform.dashboard.schemas;

import org.jspecify.annotations.Nullable;

/**
 * Records that name one schema.
 *
 * @param id the schema's id; null for records that name none, such as plain JSON
 * @param newest among those that were the newest when counting began
 * @param live that were written since
 */
record IdCount(@Nullable Integer id, long newest, long live) {}
