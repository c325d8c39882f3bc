package io.streamplatform.metricslogger.ledger;

/**
 * The records of a source that are written together.
 *
 * @param source where they come from
 * @param first offset of the first one
 * @param next offset after the last one
 */
public record OffsetRange(Source source, long first, long next) {}
