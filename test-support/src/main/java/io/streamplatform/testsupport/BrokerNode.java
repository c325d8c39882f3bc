package io.streamplatform.testsupport;

/** One broker with its controller, wherever it runs. Its address and data outlive {@link #stop}. */
sealed interface BrokerNode permits JvmNode, ContainerNode {
    /** Starts the broker with the data that it has, and waits until it takes requests. */
    void start();

    /** Stops the broker in order and waits until it is gone. */
    void stop();

    /** Gives everything back that the broker held, its data included. */
    void discard();
}
