package io.streamplatform.alerts.web;

import io.streamplatform.alerts.book.AlertView;
import io.streamplatform.alerts.intake.AlertDesk;
import io.streamplatform.alerts.intake.AllTotals;
import io.streamplatform.alerts.intake.Totals;
import io.streamplatform.alerts.rules.MinuteFigures;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.logs.LogLevel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of what was read: each minute's, and all together. */
@RestController
@RequestMapping("/api/alerts")
final class FiguresController {
    private final AlertDesk desk;
    private final AlertView view;
    private final AllTotals totals;

    FiguresController(AlertDesk desk, AlertView view, AllTotals totals) {
        this.desk = desk;
        this.view = view;
        this.totals = totals;
    }

    /**
     * A minute.
     *
     * @param minute its beginning
     * @param lines lines logged in it
     * @param errors those at ERROR or FATAL
     * @param warnings those at WARN
     * @param fired alerts that began in it
     */
    record Minute(Instant minute, long lines, long errors, long warnings, long fired) {}

    /**
     * The last minutes.
     *
     * @param minutes oldest first, the running one last
     */
    record History(List<Minute> minutes) {}

    /**
     * What was processed, each record once.
     *
     * @param lines log lines
     * @param byLevel log lines by level
     * @param anomalies metric anomalies
     * @param duplicatesIgnored deliveries since the start that were recognised as repeated
     */
    record TotalsBody(
            long lines, Map<LogLevel, Long> byLevel, long anomalies, long duplicatesIgnored) {}

    @GetMapping("/history")
    History history(@RequestParam(defaultValue = "60") @Min(1) @Max(180) int minutes) {
        long last = minuteOf(Instant.now());
        Map<Long, Long> fired =
                view.where(_ -> true)
                        .map(Alert::startedAt)
                        .map(FiguresController::minuteOf)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Minute> history = new ArrayList<>(minutes);
        for (long minute = last - minutes + 1; minute <= last; minute++) {
            MinuteFigures figures = desk.history(minute);
            history.add(
                    new Minute(
                            Instant.ofEpochSecond(60 * minute),
                            figures.lines(),
                            figures.errors(),
                            figures.warnings(),
                            fired.getOrDefault(minute, 0L)));
        }
        return new History(history);
    }

    @GetMapping("/totals")
    TotalsBody totals() {
        Totals sum = totals.sum();
        return new TotalsBody(sum.lines(), sum.byLevel(), sum.anomalies(), desk.duplicates());
    }

    private static long minuteOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60L);
    }
}
