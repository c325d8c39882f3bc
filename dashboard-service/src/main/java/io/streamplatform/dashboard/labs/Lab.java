package io.streamplatform.dashboard.labs;

/** An experiment that goes on: clients that run, and what they leave in the cluster. */
public interface Lab {

    /** Stops its clients and takes away what it made. Bounded in time; fails never. */
    void end();
}
