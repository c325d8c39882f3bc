package io.streamplatform.dashboard.labs.schemas;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record on its way: as it was written, and what each reader made of it.
 *
 * @param number of the order, and its key
 * @param phase in which it was written
 * @param version that it was written by
 * @param written the order
 * @param partition where it lies; null until it is acknowledged
 * @param offset where it lies; null until it is acknowledged
 * @param notWritten why it was not written; null if it was
 * @param oldReader what the reader of version 1 made of it; null until it has read it
 * @param newReader what the reader of version 2 made of it; null until it has read it
 */
record Row(
        long number,
        int phase,
        int version,
        JsonNode written,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String notWritten,
        @Nullable Seen oldReader,
        @Nullable Seen newReader) {

    static Row of(long number, int phase, int version, JsonNode written) {
        return new Row(number, phase, version, written, null, null, null, null, null);
    }

    Row at(int partition, long offset) {
        return new Row(
                number, phase, version, written, partition, offset, null, oldReader, newReader);
    }

    Row notWritten(String why) {
        return new Row(
                number, phase, version, written, partition, offset, why, oldReader, newReader);
    }

    Row with(int reader, Seen seen) {
        return new Row(
                number,
                phase,
                version,
                written,
                partition,
                offset,
                notWritten,
                reader == 1 ? seen : oldReader,
                reader == 1 ? newReader : seen);
    }
}
