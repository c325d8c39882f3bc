package io.streamplatform.dashboard.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    RecordMask(List<MaskRule> rules) {
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
        if (firstOfFields == null) {
            return key;
        }
        byte[] masked = fields.mask(key);
        return masked == null ? key : masked; // a key that is no JSON has no fields
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
        byte[] masked = whole == null ? fields.mask(value) : null;
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
