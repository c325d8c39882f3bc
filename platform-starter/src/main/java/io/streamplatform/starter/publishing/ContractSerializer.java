package io.streamplatform.starter.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes keys and values of every producer of the platform: contract records in the service's
 * format, text as UTF-8, and bytes as they are, so that a dead letter keeps exactly what came. One
 * serializer for all three lets one producer, and so one transaction, publish results and dead
 * letters together.
 */
public final class ContractSerializer implements Serializer<Object> {
    private final @Nullable PublishedFormat format;

    /** Writes contract records as JSON. */
    public ContractSerializer() {
        this.format = null;
    }

    ContractSerializer(PublishedFormat format) {
        this.format = format;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object data) {
        return switch (data) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            default ->
                    format == null ? JsonFormats.of(data).write(data) : format.write(topic, data);
        };
    }
}
