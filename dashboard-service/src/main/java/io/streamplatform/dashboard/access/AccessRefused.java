package io.streamplatform.dashboard.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for what they may not do.
 *
 * @param viewer who
 * @param asked method and path of the request
 * @param needed the role that it needs; null when none is known
 */
public record AccessRefused(Viewer viewer, String asked, @Nullable Role needed) {}
