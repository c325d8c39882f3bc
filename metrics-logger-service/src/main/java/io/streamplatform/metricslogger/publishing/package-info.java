/** From the outbox in the database to the topic of anomalies. */
@NullMarked
package io.streamplatform.metricslogger.publishing;

import org.jspecify.annotations.NullMarked;
