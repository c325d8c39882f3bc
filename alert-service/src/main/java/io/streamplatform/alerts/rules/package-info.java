/** When an alert fires, lasts and is over: pure rules that know neither Kafka nor Spring. */
@NullMarked
package io.streamplatform.alerts.rules;

import org.jspecify.annotations.NullMarked;
