package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as its watcher holds it: its present value, up to which record that is told, and how
 * much of it is published. Records up to {@link #position()} have had their effect on it: when they
 * come again they change nothing.
 */
final class Episode {
    private Alert alert;
    private long position;

    /** Rises with each change; what is published is known by its number. */
    private long version;

    private long publishedVersion;
    private @Nullable Status publishedStatus;
    private long publishedPosition;
    private long publishedAtMillis;
    private boolean repair;

    private Episode(Alert alert, long position) {
        this.alert = alert;
        this.position = position;
        this.publishedPosition = position;
    }

    static Episode fired(Alert alert, long position) {
        Episode episode = new Episode(alert, position);
        episode.version = 1;
        return episode;
    }

    /** An alert as it was read back from its topic. */
    static Episode restored(KnownAlert known) {
        Episode episode = new Episode(known.alert(), known.position());
        episode.publishedStatus = known.alert().status();
        if (known.newestRecordLacksSomething()) {
            episode.repair();
        }
        return episode;
    }

    Alert alert() {
        return alert;
    }

    /** Offset of the last record that had its effect. */
    long position() {
        return position;
    }

    boolean isOpen() {
        return AlertLife.isOpen(alert);
    }

    void continueWith(Severity severity, Evidence evidence, long offset) {
        alert = AlertLife.continued(alert, severity, evidence);
        position = offset;
        version++;
    }

    void resolve(Instant at, long offset) {
        alert = AlertLife.resolved(alert, at);
        position = Math.max(position, offset);
        version++;
    }

    /**
     * Takes over what a record of the alerts topic adds to this.
     *
     * @param own whether this watcher wrote it; then a later one of its own may be on its way
     */
    void observe(Alert read, boolean own) {
        Alert whole = AlertLife.merged(read, alert);
        boolean learned = !whole.equals(alert);
        alert = whole;
        if (lacksAcknowledgement(read, whole) || (!own && lacksEnd(read, whole))) {
            repair();
        } else if (learned) {
            version++;
            publishedStatus = read.status();
        }
    }

    private static boolean lacksAcknowledgement(Alert read, Alert whole) {
        return read.acknowledgedAt() == null && whole.acknowledgedAt() != null;
    }

    private static boolean lacksEnd(Alert read, Alert whole) {
        return AlertLife.isOpen(read) && !AlertLife.isOpen(whole);
    }

    private void repair() {
        version++;
        repair = true;
    }

    boolean isUnpublished() {
        return version != publishedVersion;
    }

    /** Whether more than figures is unpublished: that is published at once. */
    boolean isUrgent() {
        return isUnpublished() && (repair || alert.status() != publishedStatus);
    }

    boolean isDue(long nowMillis, long updateEveryMillis) {
        return isUnpublished() && nowMillis - publishedAtMillis >= updateEveryMillis;
    }

    /** The first offset whose effect on this is in no published record yet. */
    long unpublishedFrom() {
        return publishedPosition + 1;
    }

    Draft draft(SourcePartition source) {
        return new Draft(alert, source, position, version, change());
    }

    private Draft.Change change() {
        if (alert.status() == publishedStatus) {
            return Draft.Change.UPDATED;
        }
        return switch (alert.status()) {
            case FIRING -> Draft.Change.FIRED;
            case ACKNOWLEDGED -> Draft.Change.ACKNOWLEDGED;
            case RESOLVED -> Draft.Change.RESOLVED;
        };
    }

    void published(Draft draft, long nowMillis) {
        publishedVersion = draft.version();
        publishedStatus = draft.alert().status();
        publishedPosition = Math.max(publishedPosition, draft.position());
        publishedAtMillis = nowMillis;
        if (version == publishedVersion) {
            repair = false;
        }
    }
}
