package io.streamplatform.dashboard.audit;

import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.access.Viewers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what was changed: by whom, what, before and after. Telling it never fails and never holds
 * up the change.
 */
@Component
public class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    /** One line of JSON an entry, for whoever collects logs. */
    private static final Logger audit = LoggerFactory.getLogger("audit");

    private final Viewers viewers;
    private final AuditMemory memory;
    private final AuditTopic topic;
    private final Discretion discretion;
    private final JsonMapper json;

    AuditLog(
            Viewers viewers,
            AuditMemory memory,
            AuditTopic topic,
            Discretion discretion,
            JsonMapper json) {
        this.viewers = viewers;
        this.memory = memory;
        this.topic = topic;
        this.discretion = discretion;
        this.json = json;
    }

    /** Tells of a change that was asked for by the request that this thread answers. */
    public void tell(Change change) {
        tell(change, viewers.current());
    }

    /** Takes who asks along to where their changes are made and told: another thread, later. */
    public Consumer<Change> teller() {
        Viewer viewer = viewers.current();
        return change -> tell(change, viewer);
    }

    void tell(Change change, Viewer viewer) {
        try {
            keep(viewer, change);
        } catch (JacksonException e) {
            log.error("{} of {} could not be kept", change.action(), change.resource(), e);
        }
    }

    private void keep(Viewer viewer, Change change) {
        AuditEntry entry =
                new AuditEntry(
                        UUID.randomUUID().toString(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        viewer.name(),
                        viewer.granted() == null ? null : viewer.granted().name(),
                        viewer.address(),
                        change.action(),
                        change.resource(),
                        discretion.shown(change.before()),
                        discretion.shown(change.after()),
                        cut(change.failure()));
        String line = json.writeValueAsString(entry);
        audit.info(line);
        memory.add(entry);
        topic.offer(entry.resource(), line);
    }

    private static @Nullable String cut(@Nullable String words) {
        return words == null || words.length() <= 1_000 ? words : words.substring(0, 1_000) + "…";
    }
}
