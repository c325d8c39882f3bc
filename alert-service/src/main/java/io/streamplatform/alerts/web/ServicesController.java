package io.streamplatform.alerts.web;

import io.streamplatform.alerts.book.AlertView;
import io.streamplatform.alerts.intake.AlertDesk;
import io.streamplatform.alerts.rules.AlertLife;
import io.streamplatform.alerts.rules.Rule;
import io.streamplatform.alerts.rules.ServiceFigures;
import io.streamplatform.alerts.rules.ServiceHealth;
import io.streamplatform.contracts.alerts.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the services are. */
@RestController
final class ServicesController {
    private final AlertDesk desk;
    private final AlertView view;

    ServicesController(AlertDesk desk, AlertView view) {
        this.desk = desk;
        this.view = view;
    }

    /**
     * A service. What another instance reads is null here, but for its alerts.
     *
     * @param service its name
     * @param health how it is, by its open alerts
     * @param errors1m lines at ERROR or FATAL in the last minute
     * @param warnings1m lines at WARN in the last minute
     * @param fatals lines at FATAL in the last minute
     * @param lines1m lines in the last minute
     * @param lastLineAt time of its newest line
     * @param openAlerts how many alerts are open
     */
    record Service(
            String service,
            ServiceHealth health,
            @Nullable Long errors1m,
            @Nullable Long warnings1m,
            @Nullable Long fatals,
            @Nullable Long lines1m,
            @Nullable Instant lastLineAt,
            int openAlerts) {}

    @GetMapping("/api/alerts/services")
    List<Service> services() {
        Map<String, ServiceFigures> figures =
                desk.services().stream()
                        .collect(
                                Collectors.toMap(
                                        ServiceFigures::service,
                                        Function.identity(),
                                        ServicesController::newer));
        Map<String, List<Alert>> alerts =
                view.where(AlertLife::isOpen)
                        .filter(alert -> !alert.rule().equals(Rule.METRIC_ANOMALY.text()))
                        .collect(Collectors.groupingBy(Alert::subject));
        var names = new TreeSet<>(figures.keySet());
        names.addAll(alerts.keySet());
        return names.stream()
                .map(name -> service(name, figures.get(name), alerts.getOrDefault(name, List.of())))
                .toList();
    }

    private static Service service(
            String name, @Nullable ServiceFigures figures, List<Alert> alerts) {
        return new Service(
                name,
                ServiceHealth.of(alerts),
                figures == null ? null : Long.valueOf(figures.errors()),
                figures == null ? null : Long.valueOf(figures.warnings()),
                figures == null ? null : Long.valueOf(figures.fatals()),
                figures == null ? null : Long.valueOf(figures.lines()),
                figures == null ? null : figures.lastLineAt(),
                alerts.size());
    }

    /** Partitions were added: the service has moved to another one. */
    private static ServiceFigures newer(ServiceFigures one, ServiceFigures other) {
        return one.lastLineAt().isAfter(other.lastLineAt()) ? one : other;
    }
}
