package io.streamplatform.traffic.pace;

/** Where paced records go. */
public interface Outlet {
    /** Records per second that are wanted at present; 0 for none. */
    double rate();

    /** Sends that many records now. */
    void send(int records) throws InterruptedException;

    /** Takes note of records that were due and will not come: this thread was too late for them. */
    void giveUp(long records);
}
