package io.streamplatform.logs.backend;

import static io.streamplatform.contracts.logs.LogLevel.DEBUG;
import static io.streamplatform.contracts.logs.LogLevel.INFO;
import static io.streamplatform.contracts.logs.LogLevel.WARN;

import io.streamplatform.contracts.logs.LogLevel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the services. All its lines carry one trace id; each service that it
 * goes through works in a span of its own, which the caller's line names when it opens it. Where it
 * fails, it goes no further, and the gateway says so.
 */
final class Request {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<LogLevel> AT_START = List.of(DEBUG, WARN);
    private static final List<LogLevel> AT_WORK = List.of(DEBUG, INFO, WARN);
    private static final List<LogLevel> AT_END = List.of(INFO, WARN);

    /**
     * A line that is to come.
     *
     * @param levels levels that it may have; ERROR and FATAL stand alone
     * @param failedService the service whose failure it tells of; null for none
     */
    record Step(
            Span span,
            List<LogLevel> levels,
            @Nullable Span calls,
            @Nullable Service failedService) {}

    /** A service's part of the request. */
    record Span(Service service, String instance, String id) {}

    private final String traceId;
    private final RequestValues values;
    private final Deque<Step> steps = new ArrayDeque<>();

    private Request(RandomGenerator random, Flow flow) {
        // An id of all zeros is not valid; the lowest bit is set for that.
        this.traceId = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1);
        this.values = new RequestValues(random, flow);
    }

    /** A request that goes well. */
    static Request good(RandomGenerator random, Flow flow) {
        return on(random, flow, null, LogLevel.ERROR);
    }

    /**
     * A request that fails at a service.
     *
     * @param level how bad it is: ERROR or FATAL
     */
    static Request failing(RandomGenerator random, Flow flow, Service at, LogLevel level) {
        return on(random, flow, at, level);
    }

    /** Nothing but a failure, as when a service fails again and again. */
    static Request broken(RandomGenerator random, Service at) {
        List<Flow> flows = Flow.through(at);
        Request request = new Request(random, flows.get(random.nextInt(flows.size())));
        request.steps.add(new Step(span(random, at), List.of(LogLevel.ERROR), null, null));
        if (at != Service.API_GATEWAY && random.nextBoolean()) {
            request.steps.add(new Step(span(random, Service.API_GATEWAY), List.of(WARN), null, at));
        }
        return request;
    }

    private static Request on(
            RandomGenerator random, Flow flow, @Nullable Service failing, LogLevel level) {
        Request request = new Request(random, flow);
        Span gateway = span(random, Service.API_GATEWAY);
        List<Span> spans = new ArrayList<>();
        for (Service service : flow.services()) {
            spans.add(span(random, service));
        }
        request.steps.add(new Step(gateway, AT_START, spans.getFirst(), null));
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            Span next = i + 1 < spans.size() ? spans.get(i + 1) : null;
            request.steps.add(new Step(span, AT_WORK, next, null));
            if (span.service() == failing) {
                request.steps.add(new Step(span, List.of(level), null, null));
                request.steps.add(new Step(gateway, List.of(WARN), null, failing));
                return request;
            }
            if (random.nextBoolean()) {
                request.steps.add(new Step(span, AT_WORK, next, null));
            }
        }
        request.steps.add(
                failing == Service.API_GATEWAY
                        ? new Step(gateway, List.of(level), null, null)
                        : new Step(gateway, AT_END, null, null));
        return request;
    }

    private static Span span(RandomGenerator random, Service service) {
        return new Span(
                service,
                service.label() + "-" + (1 + random.nextInt(service.instances())),
                HEX.toHexDigits(random.nextLong() | 1));
    }

    String traceId() {
        return traceId;
    }

    /** The values for a step's line. */
    RequestValues values(Step step) {
        Span calls = step.calls();
        if (calls != null) {
            values.calls(calls.service().label(), calls.id());
        }
        return values;
    }

    /** The next line to come; null if the request is done. */
    @Nullable Step next() {
        return steps.poll();
    }

    /** How many lines are to come. */
    int steps() {
        return steps.size();
    }

    boolean isDone() {
        return steps.isEmpty();
    }
}
