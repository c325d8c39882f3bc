package io.streamplatform.alerts.web;

import io.streamplatform.alerts.book.Acknowledgements;
import io.streamplatform.alerts.book.AlertView;
import io.streamplatform.alerts.rules.AlertLife;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts: what there is, one of them, and somebody looking after it. */
@RestController
@RequestMapping("/api/alerts")
final class AlertsController {
    private final AlertView view;
    private final Acknowledgements acknowledgements;

    AlertsController(AlertView view, Acknowledgements acknowledgements) {
        this.view = view;
        this.acknowledgements = acknowledgements;
    }

    /** Which alerts to list. */
    enum Wanted {
        FIRING,
        ACKNOWLEDGED,
        RESOLVED,
        /** Firing or acknowledged. */
        OPEN;

        boolean includes(Alert alert) {
            return this == OPEN ? AlertLife.isOpen(alert) : alert.status().name().equals(name());
        }
    }

    /**
     * A list of alerts.
     *
     * @param open how many of all are open
     * @param alerts those asked for, newest first
     */
    record Alerts(long open, List<Alert> alerts) {}

    /**
     * Somebody looks after an alert.
     *
     * @param alertId which
     * @param by who
     */
    record Acknowledgement(
            @NotBlank(message = "name the alert") @Size(max = 500) String alertId,
            @NotBlank(message = "say who acknowledges") @Size(max = 200) String by) {}

    @GetMapping
    Alerts alerts(
            @RequestParam(required = false) @Nullable Wanted status,
            @RequestParam(defaultValue = "100") @Min(1) @Max(5000) int limit) {
        return new Alerts(
                view.open(),
                view.where(alert -> status == null || status.includes(alert))
                        .limit(limit)
                        .toList());
    }

    @GetMapping(params = "id")
    Alert alertById(@RequestParam String id) {
        return view.find(id).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{*alertId}")
    Alert alert(@PathVariable String alertId) {
        // The rest of the path begins with its slash; an id has slashes of its own.
        return alertById(alertId.substring(1));
    }

    @PostMapping("/acknowledge")
    Alert acknowledge(@Valid @RequestBody Acknowledgement acknowledgement) {
        String alertId = acknowledgement.alertId();
        Alert alert;
        try {
            alert =
                    acknowledgements
                            .acknowledge(alertId, acknowledgement.by())
                            .orElseThrow(() -> unknown(alertId));
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            throw Problems.unavailable(
                    "The acknowledgement could not be published; is Kafka running? Try again"
                            + " then.");
        }
        if (!AlertLife.isOpen(alert)) {
            throw Problems.conflict(
                    "Alert %s was over at %s; there is nothing to acknowledge."
                            .formatted(alertId, alert.resolvedAt()));
        }
        return alert;
    }

    private static ErrorResponseException unknown(String alertId) {
        return Problems.notFound(
                "There is no alert %s; GET /api/alerts lists those that there are."
                        .formatted(alertId));
    }
}
