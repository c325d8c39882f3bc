package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A service that logged and then says nothing. Judged only over time that is known to have been
 * heard out (see {@link Hearing}), and only after the service was seen often enough to miss it.
 */
final class SilenceRule {
    /** A service is silent after this many of its usual pauses, where that is longer. */
    private static final int PAUSES = 8;

    private final RuleBook rules;
    private final Limits limits;
    private final Episodes episodes;

    SilenceRule(RuleBook rules, Limits limits, Episodes episodes) {
        this.rules = rules;
        this.limits = limits;
        this.episodes = episodes;
    }

    /** The service logged a line. */
    void end(String service, long time, long offset) {
        Episode silence = episodes.find(Rule.SILENT, service);
        if (silence != null && silence.isOpen() && offset > silence.position()) {
            episodes.resolve(silence, Instant.ofEpochMilli(time), offset);
        }
    }

    void judge(Map<String, ServiceWindow> services, Hearing hearing, long clock, long offset) {
        RuleSettings settings = rules.of(Rule.SILENT);
        Instant now = Instant.ofEpochMilli(clock);
        episodes.resolveIf(
                Rule.SILENT, (_, alert) -> isMoot(settings, alert, now), _ -> now, offset);
        Instant heardUntil = hearing.until();
        if (settings.enabled() && heardUntil != null) {
            services.forEach((service, window) ->
                    judge(service, window, settings, hearing, heardUntil, offset));
        }
    }

    /** The rule was switched off, or the service is gone for good. */
    private boolean isMoot(RuleSettings settings, Alert alert, Instant now) {
        return !settings.enabled() || alert.startedAt().plus(limits.forgetAfter()).isBefore(now);
    }

    private void judge(
            String service,
            ServiceWindow window,
            RuleSettings settings,
            Hearing hearing,
            Instant heardUntil,
            long offset) {
        if (window.lines() < settings.threshold() || episodes.isOpen(Rule.SILENT, service)) {
            return;
        }
        Duration bound = longer(settings.window(), window.usualPause().multipliedBy(PAUSES));
        Duration silence = hearing.heardSince(Instant.ofEpochMilli(window.heardAt()));
        if (silence.compareTo(bound) < 0) {
            return;
        }
        Instant lastLine = Instant.ofEpochMilli(window.newest());
        String summary =
                "%s has logged nothing for %s; its last line is of %s"
                        .formatted(service, Spoken.of(bound), lastLine);
        episodes.fire(
                Rule.SILENT,
                service,
                Rule.SILENT.severity(),
                lastLine,
                new Evidence(heardUntil, 1, silence.toSeconds(), bound.toSeconds(), summary),
                offset);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
