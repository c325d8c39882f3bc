/** The alert service: application logs and metric anomalies into alerts. */
@NullMarked
package io.streamplatform.alerts;

import org.jspecify.annotations.NullMarked;
