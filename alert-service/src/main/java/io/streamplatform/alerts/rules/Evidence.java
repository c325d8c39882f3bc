package io.streamplatform.alerts.rules;

import java.time.Instant;

/**
 * What speaks for an alert.
 *
 * @param time when
 * @param records how many records, beyond those told before
 * @param value the figure now
 * @param threshold the figure that it is measured by
 * @param summary one sentence for people
 */
record Evidence(Instant time, long records, double value, double threshold, String summary) {}
