package io.streamplatform.traffic;

import io.streamplatform.contracts.topics.TopicDefinition;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a producer publishes, and how its records are keyed and completed.
 *
 * @param topic where records go
 * @param type the contract's record type
 * @param key a record's key: records of one key keep their order
 * @param time a record's own time, which is its timestamp in Kafka too
 * @param completion fills what a record that came by REST leaves open
 * @param samples names of the contract's golden samples without the topic, for the API's
 *     description
 * @param <T> the contract's record type
 */
public record TrafficContract<T>(
        TopicDefinition topic,
        Class<T> type,
        Function<T, String> key,
        Function<T, Instant> time,
        Completion completion,
        List<String> samples) {

    public TrafficContract {
        samples = List.copyOf(samples);
    }

    /** Fills the fields that a sender may leave to the service. */
    @FunctionalInterface
    public interface Completion {
        /** Fills absent fields of a draft. */
        void complete(Draft draft, Instant now);
    }

    /** A record that is not complete yet: its JSON fields. */
    public interface Draft {
        /** A field's text; empty if the field is absent or not text. */
        String text(String field);

        /** Sets a field to a text if it is absent or null. */
        void ifAbsent(String field, String value);

        /** Sets a field to a whole number if it is absent or null. */
        void ifAbsent(String field, int value);
    }
}
