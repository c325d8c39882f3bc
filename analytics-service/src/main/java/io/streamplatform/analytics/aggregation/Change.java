package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import org.jspecify.annotations.Nullable;

/**
 * A new value of an aggregate.
 *
 * @param key which aggregate
 * @param value what is known now; null if it is no longer kept
 */
public record Change(AggregateKey key, @Nullable Aggregate value) {}
