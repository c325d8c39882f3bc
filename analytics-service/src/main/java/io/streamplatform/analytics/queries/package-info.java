/** The questions that the aggregates of all partitions answer together. */
@NullMarked
package io.streamplatform.analytics.queries;

import org.jspecify.annotations.NullMarked;
