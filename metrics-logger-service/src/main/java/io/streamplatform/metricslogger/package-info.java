/** Writes system metrics into a database, offsets with the data, and finds what stands out. */
@NullMarked
package io.streamplatform.metricslogger;

import org.jspecify.annotations.NullMarked;
