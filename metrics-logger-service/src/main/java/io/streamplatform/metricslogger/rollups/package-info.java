/** Readings of a span of time as minimum, mean, maximum, 95th percentile and count. */
@NullMarked
package io.streamplatform.metricslogger.rollups;

import org.jspecify.annotations.NullMarked;
