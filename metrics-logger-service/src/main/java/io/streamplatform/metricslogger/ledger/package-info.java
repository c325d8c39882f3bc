/** The database: rollups, totals and anomalies, with the offsets up to which they are counted. */
@NullMarked
package io.streamplatform.metricslogger.ledger;

import org.jspecify.annotations.NullMarked;
