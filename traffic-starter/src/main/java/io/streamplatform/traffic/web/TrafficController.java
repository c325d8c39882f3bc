package io.streamplatform.traffic.web;

import io.streamplatform.starter.web.Problems;
import io.streamplatform.traffic.TrafficControl;
import io.streamplatform.traffic.TrafficProperties;
import io.streamplatform.traffic.delivery.Figures;
import io.streamplatform.traffic.delivery.KafkaWatch;
import io.streamplatform.traffic.delivery.PacedTraffic;
import io.streamplatform.traffic.delivery.Retries;
import io.streamplatform.traffic.pace.PacedThread;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Mix;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and changes the simulated traffic. */
@RestController
@RequestMapping(path = "/api/traffic", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Traffic", description = "Rate and mix of the simulated records")
final class TrafficController {
    private final TrafficControl control;
    private final PacedThread thread;
    private final PacedTraffic traffic;
    private final Figures figures;
    private final Retries retries;
    private final KafkaWatch kafka;
    private final FormatChange format;

    TrafficController(
            TrafficControl control,
            PacedThread thread,
            PacedTraffic traffic,
            Figures figures,
            Retries retries,
            KafkaWatch kafka,
            FormatChange format) {
        this.control = control;
        this.thread = thread;
        this.traffic = traffic;
        this.figures = figures;
        this.retries = retries;
        this.kafka = kafka;
        this.format = format;
    }

    @GetMapping
    @Operation(summary = "Rate, mix, and what became of all records")
    TrafficView show() {
        Conditions conditions = control.conditions();
        String absence = kafka.absence();
        // Answers before questions, so that no figure exceeds the one that it is part of.
        long acknowledged = figures.acknowledged();
        long failed = figures.failed();
        long sent = figures.sent();
        return new TrafficView(
                conditions.rate(),
                traffic.currentRate(),
                control.isPaused(),
                conditions.mix().weights(),
                traffic.acknowledgedPerSecond(),
                sent,
                acknowledged,
                failed,
                figures.held(),
                retries.total(),
                sent - acknowledged - failed,
                absence == null ? TrafficView.Presence.UP : TrafficView.Presence.AWAY,
                absence,
                format.current(),
                format.schema(),
                format.absence());
    }

    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Change rate, mix and format",
            description =
                    "What is absent stays as it is; of the mix, any subset of the kinds. A format's"
                            + " schema is registered before the first record is written so.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TrafficChange.class),
                            examples = @ExampleObject("{\"rate\": 500, \"format\": \"avro\"}")))
    @ApiResponse(responseCode = "200", description = "The traffic as it is now")
    @ApiResponse(
            responseCode = "400",
            description = "A field is not acceptable; `errors` names it",
            content = @Content)
    @ApiResponse(
            responseCode = "409",
            description = "The registry refuses the format's schema; nothing is changed",
            content = @Content)
    @ApiResponse(
            responseCode = "503",
            description = "The registry does not answer; nothing is changed",
            content = @Content)
    TrafficView change(HttpServletRequest request) {
        TrafficChange wanted = RequestReader.read(request, TrafficChange.class);
        Conditions now = control.conditions();
        Double rate = wanted.rate();
        Map<String, Double> mix = wanted.mix();
        if (rate != null && !(rate >= 0 && rate <= TrafficProperties.HIGHEST_RATE)) {
            throw Problems.badField(
                    "rate",
                    rate,
                    "must be 0 to %d records per second".formatted(TrafficProperties.HIGHEST_RATE));
        }
        requireWeights(mix == null ? Map.of() : mix, now.mix());
        // The one that can fail goes first: all of it changes, or nothing.
        if (wanted.format() != null) {
            format.to(wanted.format());
        }
        control.change(rate == null ? now.rate() : rate, mix == null ? Map.of() : mix);
        thread.wake();
        return show();
    }

    @PostMapping("/pause")
    @Operation(summary = "Hold the simulated traffic; records can still be sent by hand")
    TrafficView pause() {
        control.setPaused(true);
        thread.wake();
        return show();
    }

    @PostMapping("/resume")
    @Operation(summary = "Let the simulated traffic go on")
    TrafficView resume() {
        control.setPaused(false);
        thread.wake();
        return show();
    }

    private static void requireWeights(Map<String, Double> changes, Mix mix) {
        changes.forEach((kind, weight) -> {
            if (!mix.weights().containsKey(kind)) {
                throw Problems.badField(
                        "mix." + kind,
                        weight,
                        "is not a kind; kinds are " + String.join(", ", mix.weights().keySet()));
            }
            if (weight == null || !Mix.isWeight(weight)) {
                throw Problems.badField("mix." + kind, weight, "must be a weight of 0 or more");
            }
        });
        try {
            mix.with(changes);
        } catch (IllegalArgumentException e) {
            throw Problems.badField("mix", changes, "must leave one weight above 0");
        }
    }
}
