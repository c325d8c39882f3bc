package io.streamplatform.launcher.parts;

import java.io.IOException;

/** What has to be in place before a part's process is started; done again before each start. */
@FunctionalInterface
public interface BeforeStart {

    BeforeStart NOTHING = () -> {};

    void prepare() throws IOException, InterruptedException;
}
