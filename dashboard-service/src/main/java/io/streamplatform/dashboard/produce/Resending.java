package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.ResentRecords.Resent;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Sends records once more, to any topic, byte by byte as they are. */
@Component
class Resending {

    static final String RESENT_FROM = "resent-from";

    private static final int BATCH_RECORDS = 200;
    private static final int BATCH_BYTES = 4 * 1_048_576;
    private static final String MISSING =
            "there is no record at that offset: it was deleted or compacted away, or it is a"
                    + " control record or one of a transaction that is open or was aborted";

    private static final String STOPPED =
            "the dashboard stopped before Kafka told; it may or may not be written";

    private final ObservedCluster cluster;
    private final RawRecords raw;
    private final Destinations destinations;
    private final RecordWriter writer;
    private final RecordMasking masking;
    private final AuditLog audit;
    private final Viewers viewers;

    Resending(
            ObservedCluster cluster,
            RawRecords raw,
            Destinations destinations,
            RecordWriter writer,
            RecordMasking masking,
            AuditLog audit,
            Viewers viewers) {
        this.cluster = cluster;
        this.raw = raw;
        this.destinations = destinations;
        this.writer = writer;
        this.masking = masking;
        this.audit = audit;
        this.viewers = viewers;
    }

    ResentRecords send(ResendRequest request) {
        List<Place> places = request.places();
        String to = request.to();
        if (to == null || to.isBlank()) {
            throw new BadParameter("to", to, "give the topic that the records go to.");
        }
        places.forEach(place -> requireMaskedAlike(place.topic(), to));
        Unavailable.unlessInSight(cluster.sight());
        try {
            Destination destination = destinations.find(to);
            requirePartitions(request, places, to, destination.partitions());
            Sent sent = new Sent(request, to, destination.largestBatch());
            String brokenOff = sendAll(places, sent);
            ResentRecords told = told(to, places, sent.outcomes, brokenOff);
            audit.tell(new Change("records.resend", to, null, told, brokenOff));
            return told;
        } catch (KafkaException e) {
            throw Unavailable.kafka(e);
        }
    }

    /**
     * Reads and sends.
     *
     * @return why it could not go on when some were sent by then, which has to be told; null when
     *     all were read
     */
    private @Nullable String sendAll(List<Place> places, Sent sent) {
        try {
            raw.each(places, sent::take);
            sent.flush();
            return null;
        } catch (ErrorResponseException e) {
            if (sent.outcomes.isEmpty()) {
                throw e;
            }
            return Objects.requireNonNullElse(e.getBody().getDetail(), e.getMessage());
        }
    }

    /** What is masked goes only where it is masked alike: a copy would be a way round. */
    private void requireMaskedAlike(String from, String to) {
        if (!masking.mayCopy(viewers.current(), from, to)) {
            throw Refused.forbidden(
                    "to",
                    to,
                    "records of %s are masked and would not be there; send them to topics with the same masking rules."
                            .formatted(from));
        }
    }

    private static void requirePartitions(
            ResendRequest request, List<Place> places, String to, int partitions) {
        for (Place place : places) {
            if (request.keepsPartition() && place.partition() >= partitions) {
                throw new BadParameter(
                        "keepPartition",
                        "true",
                        "%s is in partition %d, and %s has partitions 0 to %d; let the key decide."
                                .formatted(place, place.partition(), to, partitions - 1));
            }
        }
    }

    private static ResentRecords told(
            String to,
            List<Place> places,
            Map<Place, Outcome> outcomes,
            @Nullable String brokenOff) {
        int acknowledged = 0;
        int unsent = 0;
        List<Resent> records = new ArrayList<>(places.size());
        for (Place place : places) {
            Outcome outcome = outcomes.get(place);
            if (outcome == null) {
                unsent++;
                String why = brokenOff == null ? MISSING : "not tried: " + brokenOff;
                records.add(new Resent(place, null, null, null, why));
                continue;
            }
            acknowledged += outcome.error() == null ? 1 : 0;
            records.add(
                    new Resent(
                            place,
                            outcome.partition(),
                            outcome.offset(),
                            outcome.acknowledgedInMillis(),
                            outcome.error()));
        }
        return new ResentRecords(
                to,
                acknowledged,
                places.size() - acknowledged - unsent,
                brokenOff == null ? unsent : 0,
                brokenOff == null ? 0 : unsent,
                records);
    }

    /** What was read and is sent on, a batch at a time. */
    private final class Sent {
        private final ResendRequest request;
        private final String to;
        private final int largestBatch;
        private final Map<Place, Outcome> outcomes = new HashMap<>();
        private final List<Place> places = new ArrayList<>();
        private final List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
        private long bytes;

        Sent(ResendRequest request, String to, int largestBatch) {
            this.request = request;
            this.to = to;
            this.largestBatch = largestBatch;
        }

        void take(ConsumerRecord<byte[], byte[]> record) {
            RecordHeaders headers =
                    request.keepsHeaders()
                            ? new RecordHeaders(record.headers().toArray())
                            : new RecordHeaders();
            if (request.tellsSource()) {
                headers.add(RESENT_FROM, Place.of(record).toString().getBytes(UTF_8));
            }
            places.add(Place.of(record));
            batch.add(
                    new ProducerRecord<>(
                            to,
                            request.keepsPartition() ? record.partition() : null,
                            request.keepsTimestamp() && record.timestamp() >= 0
                                    ? record.timestamp()
                                    : null,
                            request.keepsKey() ? record.key() : null,
                            record.value(),
                            headers));
            bytes +=
                    Math.max(0, record.serializedKeySize())
                            + Math.max(0, record.serializedValueSize());
            if (batch.size() >= BATCH_RECORDS || bytes >= BATCH_BYTES) {
                flush();
            }
        }

        void flush() {
            if (batch.isEmpty()) {
                return;
            }
            try {
                List<Outcome> results = writer.send(to, largestBatch, batch);
                for (int i = 0; i < results.size(); i++) {
                    outcomes.put(places.get(i), results.get(i));
                }
            } catch (InterruptedException e) {
                places.forEach(place -> outcomes.put(place, Outcome.failed(STOPPED)));
                Thread.currentThread().interrupt();
                throw new Unavailable("writing", "The dashboard is stopping.", "Try again.");
            }
            batch.clear();
            places.clear();
            bytes = 0;
        }
    }
}
