package io.streamplatform.starter.topics;

import io.streamplatform.contracts.topics.TopicDefinition;
import java.util.List;

/**
 * The topics that this service publishes to, and so declares to the cluster. A service has one bean
 * of this type; a consumer names the dead-letter topics of what it reads here too.
 *
 * @param definitions what each topic is; names are unique
 */
public record PublishedTopics(List<TopicDefinition> definitions) {

    public PublishedTopics {
        definitions = List.copyOf(definitions);
    }

    /** The given topics. */
    public static PublishedTopics of(TopicDefinition... definitions) {
        return new PublishedTopics(List.of(definitions));
    }
}
