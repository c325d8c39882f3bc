package io.streamplatform.dashboard.labs.groups;

import java.util.BitSet;

/** Which offsets some member has read, so that a read of one already read is known exactly. */
final class Ledger {

    private final BitSet[] offsets = new BitSet[GroupLab.PARTITIONS];
    private final long[] last = new long[GroupLab.PARTITIONS];
    private long redelivered;

    Ledger() {
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = new BitSet();
            last[i] = -1;
        }
    }

    /** Notes a read; tells whether somebody had read it before. */
    synchronized boolean read(int partition, long offset) {
        last[partition] = offset;
        int bit = Math.toIntExact(offset);
        if (offsets[partition].get(bit)) {
            redelivered++;
            return true;
        }
        offsets[partition].set(bit);
        return false;
    }

    /** The offset that was read last; -1 for none. */
    synchronized long last(int partition) {
        return last[partition];
    }

    /** How many records have been read at least once. */
    synchronized long read() {
        long all = 0;
        for (BitSet each : offsets) {
            all += each.cardinality();
        }
        return all;
    }

    /** Reads of records that had been read before. */
    synchronized long redelivered() {
        return redelivered;
    }
}
