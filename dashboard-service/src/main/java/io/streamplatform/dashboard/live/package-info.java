/**
 * What moves: STOMP destinations that mirror the REST resources, and records bridged from Kafka
 * while somebody watches.
 */
@NullMarked
package io.streamplatform.dashboard.live;

import org.jspecify.annotations.NullMarked;
