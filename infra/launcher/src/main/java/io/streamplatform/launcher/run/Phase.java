package io.streamplatform.launcher.run;

/** Where a part is in its life. */
public enum Phase {
    /** Not started, or stopped because somebody wanted so. */
    STOPPED,
    STARTING,
    /** It was ready once since its start; whether it is now, its health tells. */
    RUNNING,
    STOPPING,
    /** It ended by itself, or something else than the launcher ended it. */
    DIED
}
