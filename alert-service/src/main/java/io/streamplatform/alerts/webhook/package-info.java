/** Telling changes of alerts to an address of the user's. */
@NullMarked
package io.streamplatform.alerts.webhook;

import org.jspecify.annotations.NullMarked;
