package io.streamplatform.dashboard.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a subject says of the topic that it describes: {@code <topic>-value} or {@code
 * <topic>-key}, as Confluent's TopicNameStrategy has it, and behind that the kind of schema where a
 * topic has several, e.g. {@code orders-value-protobuf}.
 *
 * @param topic the topic's name; whether there is such a topic is another question
 * @param isKey whether it describes keys, not values
 */
public record SubjectOfTopic(String topic, boolean isKey) {

    private static final Pattern NAME =
            Pattern.compile("(.+)-(key|value)(-(avro|protobuf|json|json-schema))?");

    /** Reads a subject's name; null when it is none of a topic. */
    public static @Nullable SubjectOfTopic in(String subject) {
        Matcher name = NAME.matcher(subject);
        return name.matches()
                ? new SubjectOfTopic(name.group(1), name.group(2).equals("key"))
                : null;
    }
}
