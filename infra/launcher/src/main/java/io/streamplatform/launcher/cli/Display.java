package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.run.Progress;

/** Shows a start or a stop to a person. */
interface Display extends Progress {

    /** Says something that belongs to no part. */
    void say(String line);

    /** All that was to be started is: from now on only news is shown. */
    void settled();
}
