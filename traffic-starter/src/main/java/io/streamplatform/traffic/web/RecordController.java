package io.streamplatform.traffic.web;

import io.streamplatform.schemas.MisfitException;
import io.streamplatform.starter.publishing.PublishedFormat;
import io.streamplatform.starter.web.Problems;
import io.streamplatform.traffic.TrafficContract;
import io.streamplatform.traffic.TrafficProperties;
import io.streamplatform.traffic.delivery.Burst;
import io.streamplatform.traffic.delivery.BurstResult;
import io.streamplatform.traffic.delivery.KafkaWatch;
import io.streamplatform.traffic.delivery.Publisher;
import io.streamplatform.traffic.delivery.Receipt;
import io.streamplatform.traffic.delivery.RecordSource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Sends what a person asks for: one record with its receipt, or many at once. */
@RestController
@RequestMapping(
        path = "/api/${platform.traffic.records}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records", description = "Send records by hand")
final class RecordController<T> {
    /** Name of the operation that sends one record, for its description. */
    static final String SEND = "sendRecord";

    private static final int LARGEST_BURST = 1_000_000;

    /** The broker refuses records from further ahead (message.timestamp.after.max.ms). */
    private static final Duration FURTHEST_AHEAD = Duration.ofHours(1);

    private final TrafficContract<T> contract;
    private final Publisher<T> publisher;
    private final RecordSource<T> source;
    private final KafkaWatch kafka;
    private final PublishedFormat format;
    private final TrafficProperties properties;
    private final InstantSource clock;

    RecordController(
            TrafficContract<T> contract,
            Publisher<T> publisher,
            RecordSource<T> source,
            KafkaWatch kafka,
            PublishedFormat format,
            TrafficProperties properties,
            InstantSource clock) {
        this.contract = contract;
        this.publisher = publisher;
        this.source = source;
        this.kafka = kafka;
        this.format = format;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = SEND,
            summary = "Send one record",
            description =
                    """
                    The body is a record of the topic's contract. The schema version, ids and the \
                    time are filled in if they are absent; a field that is not known is refused. \
                    Answers when Kafka has acknowledged the record, and tells where it is.\
                    """)
    @ApiResponse(responseCode = "201", description = "Kafka has the record")
    @ApiResponse(
            responseCode = "400",
            description = "A field is not acceptable; `errors` names it",
            content = @Content)
    @ApiResponse(
            responseCode = "503",
            description =
                    "Kafka did not acknowledge the record in time, or its schema is not registered"
                            + " yet",
            content = @Content)
    Receipt send(HttpServletRequest request) throws InterruptedException {
        T record = complete(RequestReader.object(request));
        requireThatRecordsCanBeSent();
        var expected = new Receipt.Expected();
        if (!publisher.send(record, expected)) {
            throw Problems.unavailable(
                    "Kafka does not take records now, and nothing was sent; try again in a"
                            + " moment.");
        }
        try {
            return expected.receipt()
                    .get(properties.acknowledgementBound().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problems.unavailable(
                    """
                    Kafka did not acknowledge the record within %s. It waits in the producer's \
                    buffer and may still arrive; look for it in topic %s before you send it again.\
                    """
                            .formatted(properties.acknowledgementBound(), contract.topic().name()));
        } catch (ExecutionException e) {
            throw refusal(e.getCause() == null ? e : e.getCause());
        }
    }

    @PostMapping(path = "/burst", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send many simulated records as fast as can be",
            description = "Answers when all of them are acknowledged, or known to have failed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = BurstRequest.class),
                            examples = @ExampleObject("{\"count\": 10000}")))
    @ApiResponse(responseCode = "200", description = "What became of the burst")
    @ApiResponse(
            responseCode = "503",
            description = "Kafka or the schema is away; nothing was sent",
            content = @Content)
    BurstResult burst(HttpServletRequest request) throws InterruptedException {
        BurstRequest wanted = RequestReader.read(request, BurstRequest.class);
        Integer count = wanted.count();
        if (count == null || count < 1 || count > LARGEST_BURST) {
            throw Problems.badField(
                    "count", count, "must be 1 to %d records".formatted(LARGEST_BURST));
        }
        requireThatRecordsCanBeSent();
        return new Burst(count).run(source, publisher, kafka, properties.awayBound());
    }

    private T complete(ObjectNode fields) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        contract.completion().complete(new JsonDraft(fields), now);
        T record = RequestReader.bind(fields, contract.type());
        Instant time = contract.time().apply(record);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(now.plus(FURTHEST_AHEAD))) {
            throw Problems.badField(
                    "time", time, "must be from 1970 to at most an hour ahead, or be left out");
        }
        return record;
    }

    private void requireThatRecordsCanBeSent() {
        String absence = kafka.absence();
        if (absence != null) {
            throw Problems.unavailable(
                    "Nothing was sent: %s. This service goes on by itself when Kafka is back; try again then."
                            .formatted(absence));
        }
        String awaited = format.absence();
        if (awaited != null) {
            throw Problems.unavailable(
                    "Nothing was sent: %s cannot be written yet: %s. This service goes on by itself when it can; PATCH /api/traffic {\"format\": \"json\"} does without."
                            .formatted(format.current().label(), awaited));
        }
    }

    private static RuntimeException refusal(Throwable cause) {
        return switch (cause) {
            case MisfitException e -> Problems.unfit(e);
            case RecordTooLargeException e ->
                    Problems.badField(
                            "body", null, "is too large for the topic: " + e.getMessage());
            case InvalidTimestampException e ->
                    Problems.badField("time", null, "is refused by the broker: " + e.getMessage());
            default ->
                    Problems.unavailable(
                            "Kafka did not take the record: %s. Nothing was stored; try again."
                                    .formatted(cause.getMessage()));
        };
    }
}
