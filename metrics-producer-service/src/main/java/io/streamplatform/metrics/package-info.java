/** Simulated hosts, published to system-metrics. */
@NullMarked
package io.streamplatform.metrics;

import org.jspecify.annotations.NullMarked;
