package io.streamplatform.dashboard.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a topic.
 *
 * @param name its name
 * @param value what is in force; null when it has none, or when it is sensitive
 * @param meaning the value for people, such as "7 d" for 604800000 of {@code retention.ms}; null
 *     when the value speaks for itself
 * @param own whether the topic sets it itself: only then it can be reset
 * @param source who sets it
 * @param defaultValue what would be in force were it not the topic's own
 * @param defaultMeaning that for people
 * @param defaultSource who would set it then
 * @param type such as BOOLEAN, INT, LONG, LIST, STRING; UNKNOWN when the cluster does not tell
 * @param choices values that are usual; empty when there are too many
 * @param documentation what Kafka says of it; null when the cluster does not tell
 * @param sensitive whether its value is kept secret
 * @param readOnly whether it cannot be changed
 */
public record TopicSetting(
        String name,
        @Nullable String value,
        @Nullable String meaning,
        boolean own,
        Source source,
        @Nullable String defaultValue,
        @Nullable String defaultMeaning,
        Source defaultSource,
        String type,
        List<String> choices,
        @Nullable String documentation,
        boolean sensitive,
        boolean readOnly) {

    /** This one, with what a new topic would have where its own default is not told. */
    TopicSetting orElse(@Nullable TopicSetting fresh) {
        return !own || defaultValue != null || fresh == null
                ? this
                : new TopicSetting(
                        name,
                        value,
                        meaning,
                        own,
                        source,
                        fresh.value(),
                        fresh.meaning(),
                        fresh.source(),
                        type,
                        choices,
                        documentation,
                        sensitive,
                        readOnly);
    }

    /** Who sets a value. */
    public enum Source {
        /** The topic itself. */
        TOPIC("this topic"),
        /** The broker, while it runs. */
        BROKER("broker, dynamic"),
        /** All brokers, while they run. */
        CLUSTER("cluster, dynamic"),
        /** The broker's file. */
        BROKER_FILE("broker's file"),
        /** Nobody: Kafka's own default. */
        KAFKA("Kafka's default"),
        /** Not told. */
        UNKNOWN("not told");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
