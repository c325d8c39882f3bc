package io.streamplatform.launcher.demo;

import java.util.BitSet;

/** How often each number was read. */
final class Account {

    private final BitSet read = new BitSet();
    private final BitSet readAgain = new BitSet();

    synchronized void read(int number) {
        (read.get(number) ? readAgain : read).set(number);
    }

    /** How many of these were never read. */
    synchronized int lost(BitSet acknowledged) {
        BitSet missing = (BitSet) acknowledged.clone();
        missing.andNot(read);
        return missing.cardinality();
    }

    /** How many were read more than once. */
    synchronized int twice() {
        return readAgain.cardinality();
    }
}
