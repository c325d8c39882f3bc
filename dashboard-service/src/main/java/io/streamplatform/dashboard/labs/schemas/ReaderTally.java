package io.streamplatform.dashboard.labs.schemas;

/**
 * What a reader made of the records of a phase.
 *
 * @param read those that it understood
 * @param defaulted those of them in which it filled in a default
 * @param failed those that it could not read
 */
record ReaderTally(long read, long defaulted, long failed) {

    static final ReaderTally NOTHING = new ReaderTally(0, 0, 0);

    ReaderTally and(Seen seen) {
        return seen.isFailed()
                ? new ReaderTally(read, defaulted, failed + 1)
                : new ReaderTally(read + 1, defaulted + (seen.hasDefaults() ? 1 : 0), failed);
    }

    long all() {
        return read + failed;
    }
}
