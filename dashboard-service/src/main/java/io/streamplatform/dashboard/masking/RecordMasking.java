package io.streamplatform.dashboard.masking;

import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes out of records what viewers may not see, before anything is matched, shown, exported or
 * sent on: whoever searches finds nothing that is not shown.
 */
@Component
public class RecordMasking {

    private static final int MOST_KEPT = 20_000;
    private static final RecordMask NOTHING =
            new RecordMask(List.of(), RecordSchemas.ofNoRegistry());

    private final List<MaskRule> rules;
    private final RecordSchemas schemas;
    private final Map<Sight, RecordMask> masks = new ConcurrentHashMap<>();

    RecordMasking(MaskingProperties properties, RecordSchemas schemas) {
        this.schemas = schemas;
        this.rules =
                properties.rules().stream()
                        .map(rule -> new MaskRule(rule, properties.hashKey()))
                        .toList();
    }

    /** Without any rule. */
    public static RecordMasking ofNothing() {
        return new RecordMasking(
                new MaskingProperties(List.of(), null), RecordSchemas.ofNoRegistry());
    }

    private record Sight(String topic, @Nullable Role role) {}

    /** Whether anything is masked in this topic; when not, records need not be read for it. */
    public boolean appliesTo(String topic) {
        return !mask(topic, null).isEmpty();
    }

    /** The record as every viewer may see it: for what is the same for all. */
    public ConsumerRecord<byte[], byte[]> mask(ConsumerRecord<byte[], byte[]> record) {
        RecordMask mask = mask(record.topic(), null);
        return mask.isEmpty() ? record : mask.mask(record);
    }

    /** How this viewer may see the records of a topic. */
    public UnaryOperator<ConsumerRecord<byte[], byte[]>> seenBy(Viewer viewer, String topic) {
        RecordMask mask = mask(topic, viewer.granted());
        return mask.isEmpty() ? UnaryOperator.identity() : mask::mask;
    }

    /** Is anything of a topic's records hidden from this viewer? */
    public boolean isMaskedFor(Viewer viewer, String topic) {
        return !mask(topic, viewer.granted()).isEmpty();
    }

    /**
     * May this viewer have records copied to another topic as they are? Not when they would be seen
     * there with less taken out: that would be a way round.
     */
    public boolean mayCopy(Viewer viewer, String from, String to) {
        return mask(to, viewer.granted()).covers(mask(from, viewer.granted()));
    }

    private RecordMask mask(String topic, @Nullable Role role) {
        if (rules.isEmpty()) {
            return NOTHING;
        }
        if (masks.size() > MOST_KEPT) {
            masks.clear(); // topics come and go
        }
        return masks.computeIfAbsent(
                new Sight(topic, role),
                sight ->
                        new RecordMask(
                                rules.stream()
                                        .filter(rule -> rule.isFor(sight.topic))
                                        .filter(rule -> rule.isHiddenFrom(sight.role))
                                        .toList(),
                                schemas));
    }
}
