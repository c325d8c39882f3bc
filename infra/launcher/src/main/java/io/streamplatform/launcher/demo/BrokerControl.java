package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.run.ControlClient;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a broker's life and gives it back. */
public interface BrokerControl {

    /** What a person would type to do the same. */
    String killCommand(int broker);

    /** What a person would type to undo it. */
    String startCommand(int broker);

    /** Ends the broker's process at once, as a power cut would. */
    void kill(int broker) throws IOException, InterruptedException;

    /** Starts it again; it may take a while until it is back. */
    void start(int broker) throws IOException, InterruptedException;

    /**
     * The way that there is on this machine: the launcher that runs, else Docker if a compose
     * project serves the dashboard, else the person's own hands.
     *
     * @param launcher null when none runs
     */
    static BrokerControl of(
            @Nullable ControlClient launcher, Addresses addresses, Narrator narrator)
            throws IOException, InterruptedException {
        if (launcher != null) {
            return new LauncherBrokers(launcher);
        }
        Optional<BrokerControl> compose = ComposeBrokers.serving(addresses.dashboardPort());
        return compose.orElseGet(() -> new AskedBrokers(narrator));
    }
}
