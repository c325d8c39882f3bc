/** Work that goes on beside the stream of records. */
@NullMarked
package io.streamplatform.metricslogger.background;

import org.jspecify.annotations.NullMarked;
