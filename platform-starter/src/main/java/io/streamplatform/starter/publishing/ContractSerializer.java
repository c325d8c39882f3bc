package io.streamplatform.starter.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.json.JsonFormat;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes keys and values of every producer of the platform: contract records as JSON, text as
 * UTF-8, and bytes as they are, so that a dead letter keeps exactly what came. One serializer for
 * all three lets one producer, and so one transaction, publish results and dead letters together.
 */
public final class ContractSerializer implements Serializer<Object> {
    private static final ClassValue<JsonFormat<?>> FORMATS =
            new ClassValue<>() {
                @Override
                protected JsonFormat<?> computeValue(Class<?> type) {
                    return JsonFormat.of(type);
                }
            };

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object data) {
        return switch (data) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            default -> write(data);
        };
    }

    @SuppressWarnings("unchecked")
    private static byte[] write(Object contractRecord) {
        JsonFormat<Object> format = (JsonFormat<Object>) FORMATS.get(contractRecord.getClass());
        return format.write(contractRecord);
    }
}
