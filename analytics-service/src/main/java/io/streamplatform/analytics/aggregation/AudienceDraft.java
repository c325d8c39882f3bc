package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.Audience;
import io.streamplatform.contracts.analytics.MinuteAudience;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The different users and sessions as a batch changes them: ever, and of each minute. */
final class AudienceDraft {
    private final NavigableMap<Long, MinuteAudience> committed;
    private final long oldestKept;
    private final Distinct ever;
    private final Map<Long, OfMinute> touched = new HashMap<>();

    private record OfMinute(Distinct users, Distinct sessions) {}

    AudienceDraft(
            @Nullable Audience ever,
            NavigableMap<Long, MinuteAudience> committed,
            long oldestKept) {
        this.ever = new Distinct(ever == null ? null : ever.users(), Distinct.OF_ALL_TIME);
        this.committed = committed;
        this.oldestKept = oldestKept;
    }

    void add(TimedEvent timed) {
        ever.add(timed.event().userId());
    }

    void addToMinute(TimedEvent timed) {
        OfMinute audience = touched.computeIfAbsent(timed.minute(), this::audienceOf);
        audience.users.add(timed.event().userId());
        audience.sessions.add(AggregateKey.join(timed.event().userId(), timed.event().sessionId()));
    }

    void changesInto(Changes changes) {
        if (ever.isChanged()) {
            changes.put(
                    AggregateSubject.AUDIENCE,
                    "",
                    new Audience(Aggregate.SCHEMA_VERSION, ever.result()));
        }
        touched.forEach((minute, audience) -> {
            if (audience.users.isChanged() || audience.sessions.isChanged()) {
                Instant beginning = TimedEvent.beginningOf(minute);
                changes.put(
                        AggregateSubject.MINUTE_AUDIENCE,
                        beginning.toString(),
                        new MinuteAudience(
                                Aggregate.SCHEMA_VERSION,
                                beginning,
                                audience.users.result(),
                                audience.sessions.result()));
            }
        });
        for (long minute : committed.headMap(oldestKept).keySet()) {
            changes.remove(
                    AggregateSubject.MINUTE_AUDIENCE, TimedEvent.beginningOf(minute).toString());
        }
    }

    private OfMinute audienceOf(long minute) {
        MinuteAudience known = committed.get(minute);
        return new OfMinute(
                new Distinct(known == null ? null : known.users(), Distinct.OF_A_MINUTE),
                new Distinct(known == null ? null : known.sessions(), Distinct.OF_A_MINUTE));
    }
}
