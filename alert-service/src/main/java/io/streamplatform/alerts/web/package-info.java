/** Alerts, services and rules over REST. */
@NullMarked
package io.streamplatform.alerts.web;

import org.jspecify.annotations.NullMarked;
