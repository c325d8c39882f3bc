/** Simulated users of a shop, published to user-events. */
@NullMarked
package io.streamplatform.events;

import org.jspecify.annotations.NullMarked;
