package io.streamplatform.launcher.demo;

import java.util.BitSet;

/** How often each number was read. */
final class Account {

    private final BitSet read = new BitSet();
    private final BitSet readAgain = new BitSet();
    private final BitSet uncommitted = new BitSet();

    synchronized void read(int number) {
        (read.get(number) ? readAgain : read).set(number);
    }

    /** It was read by somebody who could not commit that any more: it has to come again. */
    synchronized void uncommitted(int number) {
        uncommitted.set(number);
    }

    /** How many different numbers were read. */
    synchronized int different() {
        return read.cardinality();
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

    /** How many had to come again. */
    synchronized int expectedTwice() {
        return uncommitted.cardinality();
    }

    /** Whether exactly those came again that had to. */
    synchronized boolean isTwiceAsExpected() {
        return readAgain.equals(uncommitted);
    }
}
