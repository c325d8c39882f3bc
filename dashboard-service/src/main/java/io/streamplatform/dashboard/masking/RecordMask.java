package io.streamplatform.dashboard.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What the rules for one topic and one role make of its records. */
final class RecordMask {

    private final List<MaskRule> rules;
    private final JsonMask fields;
    private final @Nullable MaskRule firstOfFields;
    private final RecordSchemas schemas;

    RecordMask(List<MaskRule> rules, RecordSchemas schemas) {
        this.schemas = schemas;
        this.rules = rules;
        List<MaskRule> withFields = rules.stream().filter(MaskRule::masksFields).toList();
        this.fields = new JsonMask(withFields);
        this.firstOfFields = withFields.isEmpty() ? null : withFields.getFirst();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Does this mask leave nothing that the other would take? */
    boolean covers(RecordMask other) {
        return rules.containsAll(other.rules);
    }

    ConsumerRecord<byte[], byte[]> mask(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = key(record.key());
        byte[] value = value(record.value());
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers(record.headers()),
                record.leaderEpoch(),
                record.deliveryCount());
    }

    private byte @Nullable [] key(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        MaskRule whole = first(MaskRule::masksKey);
        if (whole != null) {
            return bytes(whole.inPlaceOf(key));
        }
        MaskRule ofFields = firstOfFields;
        if (ofFields == null) {
            return key;
        }
        byte[] masked = maskedFields(key);
        if (masked != null) {
            return masked;
        }
        return schemas.mayRead(key) || mayHaveFields(key) ? bytes(ofFields.inPlaceOf(key)) : key;
    }

    /**
     * What is left of the JSON that it is, or that its schema makes of it; null when it is none, or
     * its schema cannot be had: nobody knows what is in it.
     */
    private byte @Nullable [] maskedFields(byte[] bytes) {
        byte[] json = schemas.json(bytes);
        return fields.mask(json == null ? bytes : json);
    }

    /** Is it JSON that is broken, or stands behind or before something else? */
    private static boolean mayHaveFields(byte[] key) {
        int brace = 0;
        while (brace < key.length && key[brace] != '{') {
            brace++;
        }
        boolean first = true;
        for (int i = 0; i < brace; i++) {
            first &= key[i] <= ' ' || key[i] == '['; // or a byte order mark, or half a character
        }
        for (int i = brace + 1; i < key.length; i++) {
            if (key[i] == '"' || (first && key[i] > ' ')) {
                return true;
            }
        }
        return false;
    }

    /** A tombstone stays one; of anything else something is left, so that it is none. */
    private byte @Nullable [] value(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        MaskRule whole = first(MaskRule::masksValue);
        if (whole == null && firstOfFields == null) {
            return value;
        }
        byte[] masked = whole == null ? maskedFields(value) : null;
        if (masked != null) {
            return masked;
        }
        MaskRule rule = whole == null ? Objects.requireNonNull(firstOfFields) : whole;
        byte[] shown = bytes(rule.inPlaceOf(value));
        return shown == null ? new byte[0] : shown;
    }

    private Headers headers(Headers headers) {
        RecordHeaders shown = new RecordHeaders();
        for (Header header : headers) {
            MaskRule rule = first(each -> each.masksHeader(header.key()));
            byte[] value = header.value();
            if (rule == null || value == null) {
                shown.add(header);
            } else if (!rule.removes()) {
                shown.add(header.key(), bytes(rule.inPlaceOf(value)));
            }
        }
        return shown;
    }

    private @Nullable MaskRule first(Predicate<MaskRule> masks) {
        for (MaskRule rule : rules) {
            if (masks.test(rule)) {
                return rule;
            }
        }
        return null;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
