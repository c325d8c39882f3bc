package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.produce.Draft.DraftHeader;
import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records that a form is filled with: one that is named, or the newest of each kind in a topic. */
@Component
class RecordTemplates {

    private static final Set<String> IN_JSON = Set.of("json", "schema");
    private static final int LOOKED_AT = 100;
    private static final int MOST_KINDS = 8;
    private static final int LARGEST = 1_048_576;
    private static final int LARGEST_LISTED = 65_536;

    private final RawRecords records;
    private final RecordMasking masking;
    private final Viewers viewers;
    private final ObservedCluster cluster;
    private final RecordSchemas schemas;

    RecordTemplates(
            RawRecords records,
            RecordMasking masking,
            Viewers viewers,
            ObservedCluster cluster,
            RecordSchemas schemas) {
        this.schemas = schemas;
        this.records = records;
        this.masking = masking;
        this.viewers = viewers;
        this.cluster = cluster;
    }

    /**
     * The newest record of each kind.
     *
     * @param topic the topic
     * @param lookedAt newest records that were looked at; those that a list does not take are not
     *     among them
     * @param leaderless partitions that were not looked at, since they have no leader now
     * @param templates the kind that was seen most often first
     */
    record Kinds(String topic, int lookedAt, List<Integer> leaderless, List<Kind> templates) {}

    /**
     * A kind of record.
     *
     * @param title what it is, for a list
     * @param seen how many were of this kind
     * @param draft the newest of them
     */
    record Kind(String title, int seen, Draft draft) {}

    /** What records must have in common to be of one kind. */
    private record Likeness(
            String keyFormat,
            String valueFormat,
            boolean tombstone,
            @Nullable JsonShape shape,
            List<String> headers) {}

    Kinds kinds(String topic) {
        Unavailable.unlessInSight(cluster.sight());
        RawRecords.Newest newest = records.newest(topic, LOOKED_AT, LARGEST_LISTED);
        Map<Likeness, Kind> kinds = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : newest.records()) {
            Draft draft = draft(record);
            JsonShape shape =
                    IN_JSON.contains(draft.valueFormat()) && draft.value() != null
                            ? JsonShape.of(draft.value())
                            : null;
            Likeness likeness =
                    new Likeness(
                            draft.keyFormat(),
                            draft.valueFormat(),
                            draft.value() == null,
                            shape,
                            draft.headers().stream().map(DraftHeader::name).toList());
            Kind known = kinds.get(likeness);
            kinds.put(
                    likeness,
                    known == null
                            ? new Kind(title(draft, shape), 1, draft)
                            : new Kind(known.title, known.seen + 1, known.draft));
        }
        List<Kind> sorted = new ArrayList<>(kinds.values());
        sorted.sort(Comparator.comparingInt(Kind::seen).reversed());
        return new Kinds(
                topic,
                newest.records().size(),
                newest.leaderless(),
                List.copyOf(sorted.subList(0, Math.min(MOST_KINDS, sorted.size()))));
    }

    /** One record, byte by byte as it is, or as it is masked for who asks. */
    Draft copy(Place place) {
        Unavailable.unlessInSight(cluster.sight());
        ConsumerRecord<byte[], byte[]> record = records.at(place);
        if (record == null) {
            throw new NotFound(
                    "record",
                    place.toString(),
                    "It was deleted or compacted away, or the offset belongs to a control record.");
        }
        if (RawRecords.size(record) > LARGEST) {
            throw Refused.tooLarge(
                    "record",
                    place + " of %,d bytes".formatted(RawRecords.size(record)),
                    "a form takes up to 1 MiB; re-send the record instead, which copies it whole.");
        }
        return draft(record);
    }

    private Draft draft(ConsumerRecord<byte[], byte[]> record) {
        Viewer viewer = viewers.current();
        return Draft.of(
                masking.seenBy(viewer, record.topic()).apply(record),
                masking.isMaskedFor(viewer, record.topic()),
                schemas);
    }

    private static String title(Draft draft, @Nullable JsonShape shape) {
        if (draft.value() == null) {
            return "Tombstone";
        }
        if (shape == null) {
            return draft.valueFormat().equals("text") ? "Text" : "Binary";
        }
        return shape.kind() != null
                ? shape.kind()
                : "JSON with " + shape.fields().size() + " fields";
    }
}
