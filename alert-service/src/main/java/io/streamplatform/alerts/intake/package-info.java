/** Reading records into the rules, at least once and with the effect of once. */
@NullMarked
package io.streamplatform.alerts.intake;

import org.jspecify.annotations.NullMarked;
