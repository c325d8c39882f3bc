package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.labs.schemas.Matrix.Cell;
import io.streamplatform.dashboard.labs.schemas.Matrix.Line;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.evolution.Evolution;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the registry what it thinks of each change at each level, on a subject of its own that is
 * deleted afterwards. Nothing is registered but the versions before the change.
 */
@Component
class LevelMatrix {

    static final String SUBJECT = Rollout.TOPIC + "-matrix-value";
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final List<CompatibilityLevel> LEVELS = List.of(CompatibilityLevel.values());

    private final LabRegistry registry;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Matrix last;

    LevelMatrix(LabRegistry registry) {
        this.registry = registry;
    }

    /** What was told last; null if nothing was asked since the dashboard started. */
    @Nullable Matrix last() {
        return last;
    }

    /**
     * Asks anew.
     *
     * @param ownText a change of one's own that is asked for too; null for none
     */
    Matrix ask(@Nullable String ownText) {
        List<SchemaChange> changes = new ArrayList<>(Orders.CHANGES);
        if (ownText != null) {
            changes.add(SchemaChange.named(SchemaChange.OWN, ownText));
        }
        if (!asking.tryLock()) {
            throw Refused.conflict(
                    "It is being asked",
                    "matrix",
                    null,
                    "somebody else asks just now; look again in a moment.");
        }
        try {
            Matrix told = asked(changes);
            last = told;
            return told;
        } finally {
            asking.unlock();
        }
    }

    /** Deletes the subject if it was left behind; leaves it alone while it is used. */
    void clean() {
        if (asking.tryLock()) {
            try {
                if (LabSubjects.isOurs(registry, SUBJECT)) {
                    registry.delete(SUBJECT);
                }
            } finally {
                asking.unlock();
            }
        }
    }

    private Matrix asked(List<SchemaChange> changes) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<List<String>, List<SchemaChange>> byHistory =
                changes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SchemaChange::before,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<String, Map<CompatibilityLevel, Boolean>> taken = new LinkedHashMap<>();
        byHistory.forEach((history, ofIt) -> ask(history, ofIt, taken, at.plus(BOUND)));
        return new Matrix(
                at,
                Duration.between(at, Instant.now()).toMillis(),
                changes.size() * LEVELS.size(),
                LEVELS,
                changes.stream().map(each -> line(each, taken.get(each.id()))).toList());
    }

    private void ask(
            List<String> history,
            List<SchemaChange> changes,
            Map<String, Map<CompatibilityLevel, Boolean>> taken,
            Instant until) {
        LabSubjects.makeRoom(registry, SUBJECT);
        try {
            for (String version : history) {
                registry.ask(known -> known.register(SUBJECT, SchemaType.AVRO, version, List.of()));
            }
            for (CompatibilityLevel level : LEVELS) {
                registry.ask(known -> {
                    known.setLevel(SUBJECT, level);
                    return level;
                });
                for (SchemaChange change : changes) {
                    if (Instant.now().isAfter(until)) {
                        throw new Unavailable(
                                "The schema registry",
                                "It did not answer all questions within %s.".formatted(BOUND),
                                "Try again when it is less busy.");
                    }
                    taken.computeIfAbsent(change.id(), _ -> new LinkedHashMap<>())
                            .put(
                                    level,
                                    registry.ask(known ->
                                            known.isCompatible(
                                                    SUBJECT,
                                                    SchemaType.AVRO,
                                                    change.after(),
                                                    List.of())));
                }
            }
        } finally {
            registry.delete(SUBJECT);
        }
    }

    private static Line line(
            SchemaChange change, @Nullable Map<CompatibilityLevel, Boolean> taken) {
        Evolution evolution = change.evolution();
        return new Line(
                change.id(),
                change.title(),
                LEVELS.stream()
                        .map(level -> {
                            Evolution.Verdict verdict = evolution.at(level);
                            return new Cell(
                                    taken != null && Boolean.TRUE.equals(taken.get(level)),
                                    verdict.isTaken(),
                                    Refusal.reasons(verdict.objections()));
                        })
                        .toList());
    }
}
