package io.streamplatform.logs.backend;

import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.contracts.logs.LoggedException;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.IncidentKind;
import io.streamplatform.traffic.world.Mix;
import io.streamplatform.traffic.world.TimeOrderedIds;
import io.streamplatform.traffic.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The back end of a shop. Requests come in at the gateway and go through the services; their lines
 * mingle as they do where many are served at a time.
 */
public final class BackendWorld implements World<ApplicationLog> {
    /** Incident: a service fails again and again. */
    public static final String ERROR_BURST = "ERROR_BURST";

    /** Lines per second that a burst adds at least, so that it is seen at gentle rates. */
    private static final double LEAST_BURST_RATE = 4;

    private static final double LINES_OF_A_REQUEST = 7;
    private static final double SECONDS_OF_A_REQUEST = 1;
    private static final int FEWEST_REQUESTS = 2;
    private static final int MOST_REQUESTS = 1_000;

    private final RandomGenerator random;
    private final TimeOrderedIds ids;
    private final Phrasebook phrasebook = Phrasebook.load();
    private final List<Request> requests = new ArrayList<>();
    private final Service[] services = Service.values();
    private final Flow[] flows = Flow.values();
    private @Nullable Request burst;
    private @Nullable Mix mix;
    private LevelBalance balance;

    /** Lines that the requests on their way will bring at most. */
    private int coming;

    /**
     * Starts the services.
     *
     * @param random source of chance; equal seeds make equal worlds
     */
    public BackendWorld(RandomGenerator random) {
        this.random = random;
        this.ids = new TimeOrderedIds(random);
        this.balance = new LevelBalance(Mix.of(usualMix()), random);
    }

    @Override
    public Map<String, Double> usualMix() {
        Map<String, Double> mix = new LinkedHashMap<>();
        mix.put("DEBUG", 20.0);
        mix.put("INFO", 50.0);
        mix.put("WARN", 20.0);
        mix.put("ERROR", 8.0);
        mix.put("FATAL", 2.0);
        return mix;
    }

    @Override
    public List<IncidentKind> incidentKinds() {
        List<String> targets = new ArrayList<>(Service.labels());
        // The one that everybody thinks of first.
        targets.remove(Service.PAYMENT.label());
        targets.addFirst(Service.PAYMENT.label());
        return List.of(
                new IncidentKind(
                        ERROR_BURST,
                        targets,
                        "A service fails again and again: at least four more lines a second, two"
                                + " thirds of them its errors, the rest warnings of the gateway"));
    }

    @Override
    public double rate(Conditions conditions) {
        return conditions.rate() + burstRate(conditions);
    }

    @Override
    public ApplicationLog next(Instant now, Conditions conditions) {
        double bursting = burstRate(conditions);
        if (bursting > 0 && random.nextDouble() * (conditions.rate() + bursting) < bursting) {
            return burstLine(now, conditions);
        }
        if (!conditions.mix().equals(mix)) {
            mix = conditions.mix();
            balance = new LevelBalance(conditions.mix(), random);
        }
        while (true) {
            ApplicationLog line = usualLine(now, conditions);
            if (line != null) {
                return line;
            }
        }
    }

    private static double burstRate(Conditions conditions) {
        double rate = 0;
        for (Incident incident : conditions.incidents()) {
            rate += Math.max(LEAST_BURST_RATE, conditions.rate()) * incident.intensity();
        }
        return rate;
    }

    private ApplicationLog burstLine(Instant now, Conditions conditions) {
        Request request = burst;
        if (request == null || request.isDone()) {
            List<Incident> incidents = conditions.incidents();
            Incident incident = incidents.get(random.nextInt(incidents.size()));
            request = Request.broken(random, Service.labelled(incident.target()));
            burst = request;
        }
        Request.Step step = request.next();
        if (step == null) {
            throw new IllegalStateException("a new request has no steps");
        }
        return line(now, request, step, step.levels().getFirst());
    }

    /** The next line of some request; null if it had nothing to say that is wanted. */
    private @Nullable ApplicationLog usualLine(Instant now, Conditions conditions) {
        int capacity =
                (int)
                        Math.clamp(
                                conditions.rate() / LINES_OF_A_REQUEST * SECONDS_OF_A_REQUEST,
                                FEWEST_REQUESTS,
                                MOST_REQUESTS);
        if (requests.size() < capacity) {
            Request begun = newRequest();
            requests.add(begun);
            coming += begun.steps();
        }
        int index = random.nextInt(requests.size());
        Request request = requests.get(index);
        Request.Step step = request.next();
        coming--;
        if (request.isDone()) {
            Request last = requests.removeLast();
            if (index < requests.size()) {
                requests.set(index, last);
            }
        }
        if (step == null) {
            return null;
        }
        LogLevel level = levelOf(step);
        if (level == null) {
            return null;
        }
        balance.countLine(level);
        return line(now, request, step, level);
    }

    private @Nullable LogLevel levelOf(Request.Step step) {
        LogLevel first = step.levels().getFirst();
        if (!first.isFailure()) {
            return balance.draw(step.levels());
        }
        // It was drawn and counted when the request began, perhaps under another mix.
        return balance.isWanted(first) ? first : null;
    }

    private Request newRequest() {
        if (balance.plans(LogLevel.FATAL, coming + LINES_OF_A_REQUEST)) {
            return failing(LogLevel.FATAL);
        }
        if (balance.plans(LogLevel.ERROR, coming + LINES_OF_A_REQUEST)) {
            return failing(LogLevel.ERROR);
        }
        return Request.good(random, flows[random.nextInt(flows.length)]);
    }

    /** Each service fails as often as any other. */
    private Request failing(LogLevel level) {
        Service service = services[random.nextInt(services.length)];
        List<Flow> through = Flow.through(service);
        return Request.failing(random, through.get(random.nextInt(through.size())), service, level);
    }

    private ApplicationLog line(Instant now, Request request, Request.Step step, LogLevel level) {
        Request.Span span = step.span();
        RequestValues values = request.values(step);
        Service failed = step.failedService();
        String logger;
        String message;
        LoggedException exception = null;
        if (failed != null) {
            logger = "shop.gateway.AccessLog";
            message =
                    "POST %s 502 in %s ms for %s: %s failed"
                            .formatted(
                                    values.of("route"),
                                    values.of("ms"),
                                    values.of("user"),
                                    failed.label());
        } else {
            List<Phrase> phrases = phrasebook.phrases(span.service(), level, step.calls() != null);
            Phrase phrase = phrases.get(random.nextInt(phrases.size()));
            logger = phrase.logger();
            message = phrase.message().with(values);
            Phrase.Thrown thrown = phrase.thrown();
            exception = thrown == null ? null : thrown.with(values);
        }
        return new ApplicationLog(
                ApplicationLog.SCHEMA_VERSION,
                ids.next(now),
                now,
                level,
                span.service().label(),
                span.instance(),
                logger,
                message,
                request.traceId(),
                span.id(),
                exception);
    }
}
