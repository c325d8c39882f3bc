package io.streamplatform.alerts.book;

import io.streamplatform.alerts.rules.AlertLife;
import io.streamplatform.alerts.rules.KnownAlert;
import io.streamplatform.alerts.rules.SourcePartition;
import io.streamplatform.contracts.alerts.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All alerts as their topic tells them: every instance has the same view, whichever partitions it
 * watches. Written by the topic's reader, read by everybody.
 */
public final class AlertView {
    private static final Comparator<Alert> NEWEST_FIRST =
            Comparator.comparing(Alert::startedAt).thenComparing(Alert::alertId).reversed();

    /**
     * What is known of one alert.
     *
     * @param whole all its records together
     * @param newest its newest record
     */
    private record Entry(
            Alert whole, Alert newest, @Nullable SourcePartition source, long position) {

        static Entry first(Alert alert, AlertHeaders headers) {
            return new Entry(alert, alert, headers.source(), headers.position());
        }

        Entry then(Alert alert, AlertHeaders headers) {
            return new Entry(
                    AlertLife.merged(whole, alert),
                    alert,
                    headers.source() == null ? source : headers.source(),
                    Math.max(position, headers.position()));
        }

        Optional<KnownAlert> known() {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new KnownAlert(whole, source, position, newestLacksSomething()));
        }

        private boolean newestLacksSomething() {
            boolean acknowledgement =
                    newest.acknowledgedAt() == null && whole.acknowledgedAt() != null;
            return acknowledgement || newest.status() != whole.status();
        }
    }

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

    void apply(Alert alert, AlertHeaders headers) {
        entries.merge(
                alert.alertId(),
                Entry.first(alert, headers),
                (known, _) -> known.then(alert, headers));
    }

    void forget(String alertId) {
        entries.remove(alertId);
    }

    /** An alert, or empty if there is none of that id, or none any more. */
    public Optional<Alert> find(String alertId) {
        return entry(alertId).map(Entry::whole);
    }

    /** What whoever goes on with an alert needs to know. */
    Optional<KnownAlert> known(String alertId) {
        return entry(alertId).flatMap(Entry::known);
    }

    private Optional<Entry> entry(String alertId) {
        return Optional.ofNullable(entries.get(alertId));
    }

    /** The alerts that records of a partition tell. */
    public List<KnownAlert> of(SourcePartition source) {
        return entries.values().stream()
                .filter(entry -> Objects.equals(source, entry.source()))
                .flatMap(entry -> entry.known().stream())
                .toList();
    }

    /** The alerts that the question is true for, newest first. */
    public Stream<Alert> where(Predicate<Alert> question) {
        return entries.values().stream().map(Entry::whole).filter(question).sorted(NEWEST_FIRST);
    }

    /** How many last. */
    public long open() {
        return entries.values().stream().filter(entry -> AlertLife.isOpen(entry.whole())).count();
    }

    /** How many there are, open or over. */
    public int size() {
        return entries.size();
    }

    /**
     * Those that are over and are kept no longer: by age, and beyond a count of newer ones.
     *
     * @param isMine whether the caller is to see to the alerts of a partition; null is that of an
     *     alert that says none
     */
    List<String> expired(
            Instant now, Duration age, int count, Predicate<@Nullable SourcePartition> isMine) {
        Instant oldest = now.minus(age);
        List<Entry> over =
                entries.values().stream()
                        .filter(entry -> !AlertLife.isOpen(entry.whole()))
                        .sorted(Comparator.comparing(AlertView::over).reversed())
                        .toList();
        return Stream.concat(
                        over.stream().limit(count).filter(entry -> over(entry).isBefore(oldest)),
                        over.stream().skip(count))
                .filter(entry -> isMine.test(entry.source()))
                .map(entry -> entry.whole().alertId())
                .toList();
    }

    private static Instant over(Entry entry) {
        Instant resolvedAt = entry.whole().resolvedAt();
        return resolvedAt == null ? entry.whole().updatedAt() : resolvedAt;
    }
}
