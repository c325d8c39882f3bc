package io.streamplatform.launcher.demo;

/** Asks the person to do it: from inside a container, there is no way to the brokers' processes. */
final class AskedBrokers implements BrokerControl {

    private final Narrator narrator;

    AskedBrokers(Narrator narrator) {
        this.narrator = narrator;
    }

    @Override
    public String killCommand(int broker) {
        return "docker compose kill " + ComposeBrokers.service(broker);
    }

    @Override
    public String startCommand(int broker) {
        return "docker compose start " + ComposeBrokers.service(broker);
    }

    @Override
    public void kill(int broker) {
        ask(killCommand(broker));
    }

    @Override
    public void start(int broker) {
        ask(startCommand(broker));
    }

    private void ask(String command) {
        narrator.tell("Please type in another terminal, on the machine that runs the platform:");
        narrator.command(command);
    }
}
