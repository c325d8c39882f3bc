/** Whether Kafka answers, and what a service reads and writes there. */
@NullMarked
package io.streamplatform.starter.health;

import org.jspecify.annotations.NullMarked;
