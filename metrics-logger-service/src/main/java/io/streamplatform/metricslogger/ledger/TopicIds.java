package io.streamplatform.metricslogger.ledger;

/** Tells topics of one name apart: one that is deleted and made anew has another id. */
@FunctionalInterface
public interface TopicIds {
    /** The id of a topic. */
    String idOf(String topic);
}
