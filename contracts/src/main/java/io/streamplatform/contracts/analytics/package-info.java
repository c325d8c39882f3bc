/** What is known about the users' events, as it travels on {@code analytics}. */
@NullMarked
package io.streamplatform.contracts.analytics;

import org.jspecify.annotations.NullMarked;
