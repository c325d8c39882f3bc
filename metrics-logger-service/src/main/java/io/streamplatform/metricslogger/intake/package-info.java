/** How metrics come in from Kafka: positions, batches, retries and what cannot be taken. */
@NullMarked
package io.streamplatform.metricslogger.intake;

import org.jspecify.annotations.NullMarked;
