package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.logs.LogLevel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules on the log lines of one partition. */
final class LogWatch {
    private static final int LONGEST_QUOTE = 300;

    private final RuleBook rules;
    private final Limits limits;
    private final Episodes episodes;
    private final SilenceRule silence;
    private final Map<String, ServiceWindow> services = new HashMap<>();
    private final MinuteHistory history = new MinuteHistory();
    private long nextPurge = Long.MIN_VALUE;
    private long late;
    private long unwatched;

    LogWatch(RuleBook rules, Limits limits, Episodes episodes) {
        this.rules = rules;
        this.limits = limits;
        this.episodes = episodes;
        this.silence = new SilenceRule(rules, limits, episodes);
    }

    /**
     * Counts a line and judges.
     *
     * @param time when it was logged, as far as that is believed
     * @param clock the partition's time
     * @param heardAt when it was heard
     * @param offset its offset
     * @param mayFire false while windows are rebuilt from lines whose alerts were published before
     */
    void accept(
            ApplicationLog line,
            long time,
            long clock,
            long heardAt,
            long offset,
            boolean mayFire) {
        history.add(time, line.level());
        ServiceWindow window = windowOf(line.service(), clock);
        if (window == null) {
            unwatched++;
            return;
        }
        boolean counts = window.add(line.level(), time, clock, heardAt);
        silence.end(line.service(), time, offset);
        if (!counts) {
            late++;
            return;
        }
        switch (line.level()) {
            case DEBUG, INFO -> {}
            case WARN -> judge(Rule.WARNING_RATE, line, window, time, clock, offset, mayFire);
            case ERROR -> judge(Rule.ERROR_RATE, line, window, time, clock, offset, mayFire);
            case FATAL -> {
                judge(Rule.FATAL, line, window, time, clock, offset, mayFire);
                judge(Rule.ERROR_RATE, line, window, time, clock, offset, mayFire);
            }
        }
    }

    private void judge(
            Rule rule,
            ApplicationLog line,
            ServiceWindow window,
            long time,
            long clock,
            long offset,
            boolean mayFire) {
        String service = line.service();
        Episode episode = episodes.find(rule, service);
        if (episode != null && offset <= episode.position()) {
            return;
        }
        RuleSettings settings = rules.of(rule);
        long count = count(rule, window, settings, clock);
        if (episode != null && episode.isOpen()) {
            episodes.continueWith(
                    episode,
                    rule.severity(),
                    evidence(rule, line, settings, time, count, 1),
                    offset);
        } else if (mayFire && settings.enabled() && count >= settings.threshold()) {
            Instant firstSign = Instant.ofEpochMilli(firstSign(rule, window, settings, clock));
            episodes.fire(
                    rule,
                    service,
                    rule.severity(),
                    firstSign,
                    evidence(rule, line, settings, time, count, count),
                    offset);
        }
    }

    private static long count(Rule rule, ServiceWindow window, RuleSettings settings, long clock) {
        long seconds = settings.windowSeconds();
        return switch (rule) {
            case ERROR_RATE -> window.failuresWithin(seconds, clock);
            case FATAL -> window.within(seconds, clock, LogLevel.FATAL);
            case WARNING_RATE -> window.within(seconds, clock, LogLevel.WARN);
            case SILENT, METRIC_ANOMALY -> 0;
        };
    }

    private static long firstSign(
            Rule rule, ServiceWindow window, RuleSettings settings, long clock) {
        long seconds = settings.windowSeconds();
        return switch (rule) {
            case ERROR_RATE ->
                    Math.min(
                            window.firstWithin(seconds, clock, LogLevel.ERROR),
                            window.firstWithin(seconds, clock, LogLevel.FATAL));
            case FATAL -> window.firstWithin(seconds, clock, LogLevel.FATAL);
            case WARNING_RATE -> window.firstWithin(seconds, clock, LogLevel.WARN);
            case SILENT, METRIC_ANOMALY -> clock;
        };
    }

    private static Evidence evidence(
            Rule rule,
            ApplicationLog line,
            RuleSettings settings,
            long time,
            long count,
            long records) {
        String summary =
                switch (rule) {
                    case FATAL -> line.service() + " logged FATAL: " + quote(line.message());
                    case WARNING_RATE -> rate(line.service(), count, "warning", settings);
                    default -> rate(line.service(), count, "error", settings);
                };
        return new Evidence(
                Instant.ofEpochMilli(time), records, count, settings.threshold(), summary);
    }

    private static String rate(String service, long count, String what, RuleSettings settings) {
        return service
                + " logged "
                + count
                + " "
                + what
                + (count == 1 ? "" : "s")
                + " within "
                + Spoken.of(settings.window())
                + "; the threshold is "
                + settings.threshold();
    }

    private static String quote(String message) {
        return message.length() <= LONGEST_QUOTE
                ? message
                : message.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Resolves what is calm at the given time. */
    void passTime(long clock, long offset) {
        for (Rule rule : List.of(Rule.ERROR_RATE, Rule.FATAL, Rule.WARNING_RATE)) {
            RuleSettings settings = rules.of(rule);
            episodes.resolveIf(
                    rule,
                    (service, _) -> isCalm(rule, settings, service, clock),
                    _ -> Instant.ofEpochMilli(clock),
                    offset);
        }
    }

    private boolean isCalm(Rule rule, RuleSettings settings, String service, long clock) {
        ServiceWindow window = services.get(service);
        return !settings.enabled()
                || window == null
                || count(rule, window, settings, clock) <= settings.resolveAt();
    }

    /** Fires for services that say nothing, and forgets those that said nothing for very long. */
    void judgeSilence(Hearing hearing, long clock, long offset) {
        silence.judge(services, hearing, clock, offset);
        long oldest = clock - limits.forgetAfter().toMillis();
        services.values().removeIf(window -> window.newest() < oldest);
    }

    private @Nullable ServiceWindow windowOf(String service, long clock) {
        ServiceWindow window = services.get(service);
        if (window == null && hasRoom(clock)) {
            window = new ServiceWindow();
            services.put(service, window);
        }
        return window;
    }

    private boolean hasRoom(long clock) {
        if (services.size() >= limits.subjects() && clock >= nextPurge) {
            nextPurge = clock + 1000;
            long oldest = clock - RuleSettings.LONGEST_WINDOW.toMillis();
            services.values().removeIf(window -> window.newest() < oldest);
        }
        return services.size() < limits.subjects();
    }

    List<ServiceFigures> figures(long clock) {
        return services.entrySet().stream()
                .map(entry -> figures(entry.getKey(), entry.getValue(), clock))
                .toList();
    }

    private static ServiceFigures figures(String service, ServiceWindow window, long clock) {
        return new ServiceFigures(
                service,
                window.failuresWithin(60, clock),
                window.within(60, clock, LogLevel.WARN),
                window.within(60, clock, LogLevel.FATAL),
                window.linesWithin(60, clock),
                Instant.ofEpochMilli(window.newest()));
    }

    MinuteFigures history(long minute) {
        return history.of(minute);
    }

    int watched() {
        return services.size();
    }

    long late() {
        return late;
    }

    long unwatched() {
        return unwatched;
    }
}
