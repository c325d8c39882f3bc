/** The consumer that counts user events exactly once, by Kafka transactions. */
@NullMarked
package io.streamplatform.analytics;

import org.jspecify.annotations.NullMarked;
