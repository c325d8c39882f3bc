/** Simulated application logs, published to application-logs. */
@NullMarked
package io.streamplatform.logs;

import org.jspecify.annotations.NullMarked;
