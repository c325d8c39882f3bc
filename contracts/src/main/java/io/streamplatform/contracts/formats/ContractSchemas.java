package io.streamplatform.contracts.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schemas of topics as they stand in {@code schemas/<topic>/value.<extension>}: the reviewed
 * source, which a publisher registers. What was released before stands in {@code
 * schemas/<topic>/released}, and a test holds the present one compatible with it.
 */
public final class ContractSchemas {
    private ContractSchemas() {}

    /**
     * The text of a topic's schema.
     *
     * @return empty if the topic's contract has none in this format
     */
    public static Optional<String> of(String topic, RecordFormat format) {
        return format.hasSchemas()
                ? text("/schemas/%s/value.%s".formatted(topic, format.extension()))
                : Optional.empty();
    }

    /** The released versions of a topic's schema, the first one first. */
    public static List<String> released(String topic, RecordFormat format) {
        List<String> versions = new ArrayList<>();
        Optional<String> next = released(topic, format, 1);
        while (next.isPresent()) {
            versions.add(next.get());
            next = released(topic, format, versions.size() + 1);
        }
        return List.copyOf(versions);
    }

    /**
     * The subject that a topic's schema is registered as. The versions of a subject must go
     * together, so it has one format: {@code <topic>-value} is Avro's, where every tool looks
     * (Confluent's TopicNameStrategy); the others have their format behind it, e.g. {@code
     * user-events-value-protobuf}.
     */
    public static String subjectOf(String topic, RecordFormat format) {
        return format == RecordFormat.AVRO
                ? topic + "-value"
                : "%s-value-%s".formatted(topic, format.label());
    }

    /** Where the text of a topic's schema stands in the repository, for people. */
    public static String fileOf(String topic, RecordFormat format) {
        return "contracts/src/main/resources/schemas/%s/value.%s"
                .formatted(topic, format.extension());
    }

    private static Optional<String> released(String topic, RecordFormat format, int version) {
        return text("/schemas/%s/released/%d.%s".formatted(topic, version, format.extension()));
    }

    private static Optional<String> text(String path) {
        try (InputStream file = ContractSchemas.class.getResourceAsStream(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
