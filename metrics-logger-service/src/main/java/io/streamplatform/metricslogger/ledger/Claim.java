package io.streamplatform.metricslogger.ledger;

/**
 * The right to write what comes from a source, until someone else claims it.
 *
 * @param source where the records come from
 * @param partitionId key of the source in the database
 * @param epoch number of this claim; the next claim's is higher
 * @param nextOffset offset up to which everything is in the database
 */
public record Claim(Source source, long partitionId, long epoch, long nextOffset) {
    Claim advancedTo(long offset) {
        return new Claim(source, partitionId, epoch, offset);
    }
}
