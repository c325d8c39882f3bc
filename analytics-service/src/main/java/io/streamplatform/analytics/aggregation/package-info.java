/** The rules: what a batch of events changes in the aggregates of its partition. */
@NullMarked
package io.streamplatform.analytics.aggregation;

import org.jspecify.annotations.NullMarked;
