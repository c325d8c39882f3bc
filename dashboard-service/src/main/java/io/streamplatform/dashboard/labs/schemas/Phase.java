package io.streamplatform.dashboard.labs.schemas;

/**
 * A part of a roll-out during which nothing is deployed. A record belongs to the phase in which it
 * is written.
 *
 * @param number 0 before anything was deployed, then 1 and 2
 * @param producer version that the producer writes by
 * @param consumer version of the consumer in production
 * @param written records that are acknowledged
 * @param oldReader what the reader of version 1 made of them
 * @param newReader what the reader of version 2 made of them
 */
record Phase(
        int number,
        int producer,
        int consumer,
        long written,
        ReaderTally oldReader,
        ReaderTally newReader) {

    static final Phase FIRST = new Phase(0, 1, 1, 0, ReaderTally.NOTHING, ReaderTally.NOTHING);

    Phase next(RolloutOrder order) {
        boolean isProducers = order.isProducersTurn(number + 1);
        return new Phase(
                number + 1,
                isProducers ? 2 : producer,
                isProducers ? consumer : 2,
                0,
                ReaderTally.NOTHING,
                ReaderTally.NOTHING);
    }

    /** What the consumer in production made of the records. */
    ReaderTally production() {
        return consumer == 1 ? oldReader : newReader;
    }

    Phase oneWritten() {
        return new Phase(number, producer, consumer, written + 1, oldReader, newReader);
    }

    Phase with(int reader, Seen seen) {
        return reader == 1
                ? new Phase(number, producer, consumer, written, oldReader.and(seen), newReader)
                : new Phase(number, producer, consumer, written, oldReader, newReader.and(seen));
    }
}
