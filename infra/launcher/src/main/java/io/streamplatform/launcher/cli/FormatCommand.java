package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.demo.Addresses;
import io.streamplatform.launcher.demo.Addresses.Place;
import io.streamplatform.launcher.demo.RequestFailedException;
import io.streamplatform.launcher.demo.Rest;
import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PlatformStatus;
import io.streamplatform.launcher.state.RunRecord;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code ./platform format}. */
@Command(
        name = "format",
        description = {
            "Changes what a producer writes its records as, while it runs: json, avro, protobuf or"
                    + " json-schema.",
            "Without names: tells what each writes."
        })
final class FormatCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final String TRAFFIC = "/api/traffic";
    private static final Map<String, Place> PRODUCERS = producers();

    @ParentCommand private PlatformCommand platform;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PRODUCER",
            description = "event-producer, log-producer or metrics-producer.")
    private @Nullable String producer;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FORMAT",
            description = "What it is to write: json, avro, protobuf or json-schema.")
    private @Nullable String format;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Addresses addresses = addresses(platform.workspace());
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            if (producer == null) {
                return tellAll(addresses, http);
            }
            Place place = PRODUCERS.get(producer);
            if (place == null) {
                throw new CommandFailedException(
                        ExitCode.USAGE,
                        "No producer is called '%s'; there are %s."
                                .formatted(producer, String.join(", ", PRODUCERS.keySet())));
            }
            Rest rest = new Rest(http, producer, addresses.of(place));
            System.out.println(line(producer, answer(rest)));
            return ExitCode.DONE;
        }
    }

    private JsonNode answer(Rest rest) throws InterruptedException {
        try {
            return format == null
                    ? rest.get(TRAFFIC)
                    : rest.patch(TRAFFIC, Map.of("format", format));
        } catch (RequestFailedException e) {
            throw new CommandFailedException(
                    e.status() == 400 ? ExitCode.USAGE : ExitCode.FAILED,
                    String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.NOT_RUNNING,
                    "%s; start it with ./platform start %s".formatted(e.getMessage(), producer));
        }
    }

    private static int tellAll(Addresses addresses, HttpClient http) throws InterruptedException {
        int answered = 0;
        for (var each : PRODUCERS.entrySet()) {
            try {
                Rest rest = new Rest(http, each.getKey(), addresses.of(each.getValue()));
                System.out.println(line(each.getKey(), rest.get(TRAFFIC)));
                answered++;
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
        return answered == 0 ? ExitCode.NOT_RUNNING : ExitCode.DONE;
    }

    private static String line(String producer, JsonNode traffic) {
        StringBuilder line =
                new StringBuilder(
                        "%-17s %s".formatted(producer, traffic.path("format").asString("")));
        JsonNode schema = traffic.path("schema");
        if (schema.isObject()) {
            line.append(
                    ", schema %s version %d (id %d)"
                            .formatted(
                                    schema.path("subject").asString(""),
                                    schema.path("version").asInt(0),
                                    schema.path("id").asInt(0)));
        }
        String absence = traffic.path("formatAbsence").asString("");
        if (!absence.isEmpty()) {
            line.append(", held: ").append(absence);
        }
        return line.toString();
    }

    private static Addresses addresses(Workspace workspace) throws IOException {
        Optional<RunRecord> run = workspace.running();
        PlatformStatus status = null;
        if (run.isPresent()) {
            try {
                status = new ControlClient(run.get()).status();
            } catch (IOException e) {
                throw new CommandFailedException(
                        ExitCode.NOT_READY,
                        "The launcher did not answer (%s); see ./platform status."
                                .formatted(e.getMessage()));
            }
        }
        return new Addresses(Map.of(), workspace.environment(), status);
    }

    private static Map<String, Place> producers() {
        Map<String, Place> producers = new LinkedHashMap<>();
        producers.put("event-producer", Place.EVENT_PRODUCER);
        producers.put("log-producer", Place.LOG_PRODUCER);
        producers.put("metrics-producer", Place.METRICS_PRODUCER);
        return producers;
    }
}
