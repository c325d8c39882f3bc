package io.streamplatform.traffic.web;

import org.jspecify.annotations.Nullable;

/**
 * A burst that somebody wants.
 *
 * @param count number of records, 1 to 1,000,000
 */
record BurstRequest(@Nullable Integer count) {}
