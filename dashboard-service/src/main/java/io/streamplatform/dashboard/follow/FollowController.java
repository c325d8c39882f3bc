package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.produce.FieldFormat;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The path of a key or a trace id, line by line as it is found. */
@RestController
@Tag(name = "Follow")
class FollowController {

    private static final int LONGEST = 1_000;
    private static final Duration DEFAULT_RANGE = Duration.ofHours(1);

    private final Following following;
    private final JsonMapper json;
    private final RecordSchemas schemas;

    FollowController(Following following, JsonMapper json, RecordSchemas schemas) {
        this.schemas = schemas;
        this.following = following;
        this.json = json;
    }

    @GetMapping(path = "/api/follow", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            summary = "Every record that carries a key or a trace id, across topics",
            description =
                    "Lines of JSON: start, then step and progress as they come, then end. Closing"
                            + " the connection ends the search.")
    void follow(
            @Parameter(description = "a record's key", example = "user-00335")
                    @RequestParam(required = false)
                    @Nullable String key,
            @Parameter(description = "what the key's text stands for, as when records are written")
                    @RequestParam(defaultValue = "text")
                    String keyFormat,
            @Parameter(
                            description = "a trace id, or any other text in key, value or a header",
                            example = "4bf92f3577b34da6a3ce929d0e0e4736")
                    @RequestParam(required = false)
                    @Nullable String trace,
            @Parameter(description = "names, with commas between them; all when left out")
                    @RequestParam(defaultValue = "")
                    String topics,
            @Parameter(
                            description = "ISO-8601, milliseconds since 1970, or how long ago",
                            example = "PT1H")
                    @RequestParam(defaultValue = "")
                    String from,
            @Parameter(description = "as from; no latest time when left out")
                    @RequestParam(defaultValue = "")
                    String to,
            @Parameter(description = "whether a key is looked for in every partition")
                    @RequestParam(defaultValue = "false")
                    String everywhere,
            HttpServletResponse response)
            throws IOException {
        FollowQuery query = query(key, keyFormat, trace, topics, from, to, everywhere);
        List<TopicPartition> partitions = following.partitions(query);
        Semaphore turn = following.turn();
        try {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            response.setHeader("Cache-Control", "no-store");
            OutputStream out = response.getOutputStream();
            following.follow(query, partitions, line -> write(out, line));
        } catch (UncheckedIOException e) {
            // Whoever asked has gone: that is how a search is ended before its time.
            response.setHeader("Connection", "close");
        } finally {
            turn.release();
        }
    }

    private void write(OutputStream out, FollowLine line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FollowQuery query(
            @Nullable String key,
            String keyFormat,
            @Nullable String trace,
            String topics,
            String from,
            String to,
            String everywhere) {
        boolean byKey = key != null && !key.isEmpty();
        if (byKey == (trace != null && !trace.isBlank())) {
            throw new BadParameter(
                    byKey ? "trace" : "key",
                    byKey ? trace : null,
                    "give either a key or a trace id to follow.");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant since = from.isBlank() ? now.minus(DEFAULT_RANGE) : time("from", from, now);
        Instant until = to.isBlank() ? null : time("to", to, now);
        if (until != null && !until.isAfter(since)) {
            throw new BadParameter("to", to, "give a time after from, " + since + ".");
        }
        List<String> chosen =
                topics.isBlank()
                        ? null
                        : Arrays.stream(topics.split(",", -1))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList();
        boolean everyPartition = Parameters.bool("everywhere", everywhere);
        if (key != null && !key.isEmpty()) {
            byte[] bytes =
                    FieldFormat.named(keyFormat, "keyFormat")
                            .bytes(Parameters.text("key", key, LONGEST), "key");
            return new FollowQuery(new Needle.Key(bytes), everyPartition, chosen, since, until);
        }
        String text = Parameters.text("trace", trace == null ? "" : trace.strip(), LONGEST);
        return new FollowQuery(new Needle.Text(traceId(text), schemas), true, chosen, since, until);
    }

    /** A whole traceparent stands for its trace: each step has a span of its own. */
    private static String traceId(String text) {
        return text.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
                ? text.substring(3, 35)
                : text;
    }

    private static Instant time(String field, String given, Instant now) {
        try {
            if (given.startsWith("P")) {
                return now.minus(Duration.parse(given));
            }
            return given.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(given))
                    : Instant.parse(given);
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadParameter(
                    field,
                    given,
                    "give a time such as 2026-01-31T12:00:00Z, milliseconds since 1970, or how long"
                            + " ago, such as PT1H.");
        }
    }
}
