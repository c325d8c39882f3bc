/** Which readings stand out: rules that know neither Kafka nor a database. */
@NullMarked
package io.streamplatform.metricslogger.anomalies;

import org.jspecify.annotations.NullMarked;
