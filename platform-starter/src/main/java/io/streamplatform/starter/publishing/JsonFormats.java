package io.streamplatform.starter.publishing;

import io.streamplatform.contracts.json.JsonFormat;

/** The JSON of contract records, by the record's class. */
final class JsonFormats {
    private static final ClassValue<JsonFormat<?>> FORMATS =
            new ClassValue<>() {
                @Override
                protected JsonFormat<?> computeValue(Class<?> type) {
                    return JsonFormat.of(type);
                }
            };

    private JsonFormats() {}

    @SuppressWarnings("unchecked")
    static JsonFormat<Object> of(Object contractRecord) {
        return (JsonFormat<Object>) FORMATS.get(contractRecord.getClass());
    }
}
