package io.streamplatform.alerts.intake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streamplatform.alerts.book.AlertView;
import io.streamplatform.alerts.rules.WatchFigures;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What the watches do and leave out, as metrics. */
@Component
final class WatchMetrics implements MeterBinder {
    private final AlertDesk desk;
    private final AlertView view;

    WatchMetrics(AlertDesk desk, AlertView view) {
        this.desk = desk;
        this.view = view;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("alerts.open", view, AlertView::open)
                .description("Alerts that last, of all instances")
                .register(registry);
        Gauge.builder("alerts.known", view, AlertView::size)
                .description("Alerts in the alerts topic, open or over")
                .register(registry);
        Gauge.builder("alerts.subjects.watched", desk, sumOf(WatchFigures::watched))
                .description("Services and measurements of hosts that are watched here")
                .register(registry);
        counter(registry, "alerts.fired", "Alerts fired here", WatchFigures::fired);
        counter(
                registry,
                "alerts.records.unwatched",
                "Records not judged because too many subjects are watched; see alert.subjects",
                WatchFigures::unwatched);
        counter(
                registry,
                "alerts.records.late",
                "Records older than any window",
                WatchFigures::late);
        counter(
                registry,
                "alerts.records.future",
                "Records whose time is further ahead than alert.clock-skew",
                WatchFigures::fromTheFuture);
        FunctionCounter.builder("alerts.records.duplicate", desk, AlertDesk::duplicates)
                .description("Deliveries that were recognised as repeated")
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<WatchFigures> figure) {
        FunctionCounter.builder(name, desk, sumOf(figure))
                .description(description)
                .register(registry);
    }

    private static ToDoubleFunction<AlertDesk> sumOf(ToDoubleFunction<WatchFigures> figure) {
        return desk -> desk.watches().stream().mapToDouble(figure).sum();
    }
}
