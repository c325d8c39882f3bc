/** What users of the shop do, as it travels on {@code user-events}. */
@NullMarked
package io.streamplatform.contracts.events;

import org.jspecify.annotations.NullMarked;
