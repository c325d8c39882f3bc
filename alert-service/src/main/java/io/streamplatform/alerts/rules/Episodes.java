package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one partition: of each rule and subject the newest one, open or over, and whatever
 * is not published yet. One that is over is kept as the mark up to which records are told, so that
 * a redelivery does not fire it again.
 */
final class Episodes {
    private record Key(Rule rule, String subject) {}

    private final SourcePartition source;
    private final Map<Key, Episode> newest = new HashMap<>();
    private final Map<String, Episode> unpublished = new LinkedHashMap<>();
    private int open;
    private long fired;

    Episodes(SourcePartition source) {
        this.source = source;
    }

    void restore(Collection<KnownAlert> alerts) {
        alerts.stream()
                .sorted(Comparator.comparing(known -> known.alert().startedAt()))
                .forEach(this::restore);
    }

    private void restore(KnownAlert known) {
        Rule rule = Rule.named(known.alert().rule()).orElse(null);
        if (rule == null) {
            return;
        }
        Episode episode = Episode.restored(known);
        remember(episode);
        open += episode.isOpen() ? 1 : 0;
        Episode older = newest.put(new Key(rule, known.alert().subject()), episode);
        if (older != null && older.isOpen()) {
            // Two owners once fired the same thing; only the newer one lasts.
            resolve(older, known.alert().startedAt(), older.position());
        }
    }

    @Nullable Episode find(Rule rule, String subject) {
        return newest.get(new Key(rule, subject));
    }

    /** Whether a record had its effect on this rule and subject before. */
    boolean isTold(Rule rule, String subject, long offset) {
        Episode episode = find(rule, subject);
        return episode != null && offset <= episode.position();
    }

    boolean isOpen(Rule rule, String subject) {
        Episode episode = find(rule, subject);
        return episode != null && episode.isOpen();
    }

    /**
     * Fires an alert. Its beginning makes its id, and so is after the end of the one before.
     *
     * @param firstSign time of the first record that counts
     */
    void fire(
            Rule rule,
            String subject,
            Severity severity,
            Instant firstSign,
            Evidence evidence,
            long offset) {
        Instant startedAt = firstSign;
        Episode before = find(rule, subject);
        if (before != null) {
            Instant over = before.alert().resolvedAt();
            Instant least = over == null ? before.alert().startedAt() : over;
            startedAt = startedAt.isAfter(least) ? startedAt : least.plusMillis(1);
        }
        Episode episode =
                Episode.fired(
                        AlertLife.fired(rule, subject, severity, startedAt, evidence), offset);
        newest.put(new Key(rule, subject), episode);
        open++;
        fired++;
        remember(episode);
    }

    void continueWith(Episode episode, Severity severity, Evidence evidence, long offset) {
        episode.continueWith(severity, evidence, offset);
        remember(episode);
    }

    void resolve(Episode episode, Instant at, long offset) {
        episode.resolve(at, offset);
        open--;
        remember(episode);
    }

    /**
     * Resolves those of a rule that are over.
     *
     * @param offset the last record that was judged; one that knows later records is left alone
     */
    void resolveIf(
            Rule rule,
            BiPredicate<String, Alert> isOver,
            Function<String, Instant> at,
            long offset) {
        if (open == 0) {
            return;
        }
        newest.forEach((key, episode) -> {
            if (key.rule() == rule
                    && episode.isOpen()
                    && episode.position() <= offset
                    && isOver.test(key.subject(), episode.alert())) {
                resolve(episode, at.apply(key.subject()), offset);
            }
        });
    }

    /**
     * Takes over what a record of the alerts topic says, if it is about one of these.
     *
     * @param own whether this watcher wrote it
     */
    void observe(Alert read, boolean own) {
        Rule rule = Rule.named(read.rule()).orElse(null);
        Episode episode = rule == null ? null : find(rule, read.subject());
        if (episode == null || !episode.alert().alertId().equals(read.alertId())) {
            return;
        }
        boolean wasOpen = episode.isOpen();
        episode.observe(read, own);
        if (wasOpen && !episode.isOpen()) {
            open--;
        }
        if (episode.isUnpublished()) {
            remember(episode);
        }
    }

    /** Forgets what was over before the given time; its records are far behind. */
    void forgetResolvedBefore(Instant time) {
        newest.values()
                .removeIf(episode ->
                        !episode.isOpen()
                                && !episode.isUnpublished()
                                && episode.alert().updatedAt().isBefore(time));
    }

    private void remember(Episode episode) {
        if (episode.isUnpublished()) {
            unpublished.put(episode.alert().alertId(), episode);
        }
    }

    /** What is to be published now: changes of status at once, figures now and then. */
    List<Draft> drafts(long nowMillis, long updateEveryMillis) {
        List<Draft> drafts = new ArrayList<>();
        for (Episode episode : unpublished.values()) {
            if (episode.isUrgent() || episode.isDue(nowMillis, updateEveryMillis)) {
                drafts.add(episode.draft(source));
            }
        }
        return drafts;
    }

    void published(Draft draft, long nowMillis) {
        Episode episode = unpublished.get(draft.alert().alertId());
        if (episode != null) {
            episode.published(draft, nowMillis);
            if (!episode.isUnpublished()) {
                unpublished.remove(draft.alert().alertId());
            }
        }
    }

    /** The first offset whose effect no published record has, or the given one if all have. */
    long unpublishedFrom(long none) {
        return unpublished.values().stream()
                .mapToLong(Episode::unpublishedFrom)
                .reduce(none, Math::min);
    }

    int open() {
        return open;
    }

    long fired() {
        return fired;
    }
}
