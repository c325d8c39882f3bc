package io.streamplatform.dashboard.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What the live bridge sends and drops, as metrics. */
@Component
class LiveMetrics implements MeterBinder {

    private final LiveCounters counters;

    LiveMetrics(LiveCounters counters) {
        this.counters = counters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dashboard.live.viewers", counters, LiveCounters::viewers)
                .description("Browsers that are connected")
                .register(registry);
        FunctionCounter.builder("dashboard.live.records", counters, LiveCounters::sent)
                .tag("fate", "sent")
                .description("Records for browsers")
                .register(registry);
        FunctionCounter.builder("dashboard.live.records", counters, LiveCounters::dropped)
                .tag("fate", "dropped")
                .description("Records for browsers")
                .register(registry);
    }
}
