package io.streamplatform.traffic.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An incident that somebody wants.
 *
 * @param kind what is to happen
 * @param target where; the kind's first target if absent
 * @param duration for how long; two minutes if absent
 * @param intensity how strong, above 0 and at most 1; 1 if absent
 */
record IncidentRequest(
        @Nullable String kind,
        @Nullable String target,
        @Nullable Duration duration,
        @Nullable Double intensity) {}
