package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PartFailedException;
import java.io.IOException;

/** The brokers that the launcher runs as processes. */
final class LauncherBrokers implements BrokerControl {

    private final ControlClient launcher;

    LauncherBrokers(ControlClient launcher) {
        this.launcher = launcher;
    }

    @Override
    public String killCommand(int broker) {
        return "./platform kill kafka-" + broker;
    }

    @Override
    public String startCommand(int broker) {
        return "./platform start kafka-" + broker;
    }

    @Override
    public void kill(int broker) throws IOException {
        order(broker, "kill");
    }

    @Override
    public void start(int broker) throws IOException {
        order(broker, "start");
    }

    private void order(int broker, String order) throws IOException {
        try {
            launcher.order("kafka-" + broker, order);
        } catch (PartFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
