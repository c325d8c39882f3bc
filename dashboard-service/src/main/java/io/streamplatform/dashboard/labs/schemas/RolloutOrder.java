package io.streamplatform.dashboard.labs.schemas;

/** Who gets the new version first. */
enum RolloutOrder {
    CONSUMER_FIRST("Consumer first"),
    PRODUCER_FIRST("Producer first");

    private final String title;

    RolloutOrder(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    RolloutOrder other() {
        return this == CONSUMER_FIRST ? PRODUCER_FIRST : CONSUMER_FIRST;
    }

    /** Whether a step of a roll-out, the first being 1, deploys the producer. */
    boolean isProducersTurn(int step) {
        return (this == PRODUCER_FIRST) == (step == 1);
    }

    /** Whether a change keeps everybody reading that is rolled out so. */
    boolean suits(SchemaChange change) {
        return this == CONSUMER_FIRST ? change.isBackward() : change.isForward();
    }

    /** The level that stands for it. */
    String level() {
        return this == CONSUMER_FIRST ? "BACKWARD" : "FORWARD";
    }
}
