package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records as JSON, and one record's value as it is. */
@RestController
@Tag(name = "Records")
class RecordsController {

    private static final int MOST_RECORDS = 500;
    private static final int USUAL = 50;
    private static final int MOST_SHOWN = 1_048_576;

    private final RecordBrowser browser;
    private final RecordParameters parameters;

    RecordsController(RecordBrowser browser, RecordParameters parameters) {
        this.browser = browser;
        this.parameters = parameters;
    }

    @GetMapping("/api/messages/{topic}")
    @Operation(summary = "A page of a topic's records")
    @RecordParametersDoc
    RecordPage messages(
            @PathVariable String topic, @RequestParam MultiValueMap<String, String> request) {
        return browser.read(parameters.query(topic, request, USUAL, 1, MOST_RECORDS));
    }

    @GetMapping("/api/latest/{topic}")
    @Operation(summary = "The newest records of a topic")
    Latest latest(@PathVariable String topic, @RequestParam(defaultValue = "10") String limit) {
        RecordPage page = browser.latest(topic, Parameters.number("limit", limit, 1, MOST_RECORDS));
        return new Latest(topic, page.records());
    }

    /** One record with all of its value, up to a mebibyte shown. */
    @GetMapping("/api/messages/{topic}/{partition}/{offset}")
    @Operation(summary = "One record")
    ShownRecord message(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            @Parameter(
                            description =
                                    "next: the first record at the offset or behind it; previous:"
                                            + " the last at it or before it")
                    @RequestParam(defaultValue = "")
                    String nearest,
            @Parameter(description = "committed or uncommitted")
                    @RequestParam(defaultValue = "committed")
                    String isolation,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> request) {
        RecordView view = parameters.view(request, MOST_SHOWN);
        return switch (nearest) {
            case "" -> view.show(raw(topic, partition, offset, isolation));
            case "next", "previous" ->
                    browser.nearest(
                                    topic,
                                    partition(partition),
                                    Parameters.offset("offset", offset),
                                    nearest.equals("next"),
                                    RecordParameters.isCommitted(isolation),
                                    view)
                            .orElseThrow(() ->
                                    new NotFound(
                                            "record",
                                            "%s-%s@%s".formatted(topic, partition, offset),
                                            "There is none at this offset or %s it."
                                                    .formatted(
                                                            nearest.equals("next")
                                                                    ? "behind"
                                                                    : "before")));
            default ->
                    throw new BadParameter(
                            "nearest", nearest, "give next or previous, or leave it out.");
        };
    }

    /** One record's value, byte by byte, as a file. */
    @GetMapping("/api/messages/{topic}/{partition}/{offset}/value")
    @Operation(summary = "One record's value as it is")
    ResponseEntity<byte[]> value(
            @PathVariable String topic,
            @PathVariable String partition,
            @PathVariable String offset,
            @Parameter(description = "committed or uncommitted")
                    @RequestParam(defaultValue = "committed")
                    String isolation) {
        ConsumerRecord<byte[], byte[]> record = raw(topic, partition, offset, isolation);
        String file = "%s-%d-%d.bin".formatted(topic, record.partition(), record.offset());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(record.value() == null ? new byte[0] : record.value());
    }

    private static int partition(String number) {
        return Parameters.number("partition", number, 0, Integer.MAX_VALUE);
    }

    private ConsumerRecord<byte[], byte[]> raw(
            String topic, String partition, String offset, String isolation) {
        return browser.at(
                        topic,
                        partition(partition),
                        Parameters.offset("offset", offset),
                        RecordParameters.isCommitted(isolation))
                .orElseThrow(() ->
                        new NotFound(
                                "record",
                                "%s-%s@%s".formatted(topic, partition, offset),
                                "It was deleted or compacted away, or the offset belongs to a"
                                        + " control record or to a transaction that is open or was"
                                        + " aborted: isolation=uncommitted shows those."));
    }

    /**
     * The newest records.
     *
     * @param topic the topic
     * @param records newest first
     */
    record Latest(String topic, List<ShownRecord> records) {}
}
