package io.streamplatform.launcher.run;

import java.time.Duration;
import java.util.List;

/** Is told what happens to the parts; called from several threads. */
public interface Progress {

    /** Its process is being started. */
    void starting(String part);

    /** It said that it is ready. */
    void ready(String part, Duration took);

    /** It is asked to end. */
    void stopping(String part);

    /**
     * It has ended as it was asked to.
     *
     * @param byForce whether it had to be killed since it did not end in time
     */
    void stopped(String part, boolean byForce);

    /**
     * It has ended and nobody had asked it to.
     *
     * @param lastLines the end of its log
     */
    void died(String part, int exitCode, List<String> lastLines);
}
