/** What needs somebody's attention, as it travels on {@code alerts}. */
@NullMarked
package io.streamplatform.contracts.alerts;

import org.jspecify.annotations.NullMarked;
