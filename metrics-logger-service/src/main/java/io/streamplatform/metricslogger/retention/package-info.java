/** How long what is in the database stays there. */
@NullMarked
package io.streamplatform.metricslogger.retention;

import org.jspecify.annotations.NullMarked;
