/** Sees any Kafka cluster: one observer samples it, many viewers look at what was sampled. */
@NullMarked
package io.streamplatform.dashboard;

import org.jspecify.annotations.NullMarked;
