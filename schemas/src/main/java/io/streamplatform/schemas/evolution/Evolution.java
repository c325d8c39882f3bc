package io.streamplatform.schemas.evolution;

import io.streamplatform.schemas.Incompatibility;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What becomes of readers and writers if a schema follows others as their next version.
 *
 * @param steps what holds between it and each version before, the newest first
 */
public record Evolution(List<Step> steps) {

    /**
     * A version that is there already.
     *
     * @param number its number; 1 or more
     */
    public record Version(int number, RecordSchema schema) {}

    /**
     * The new schema and one version before it.
     *
     * @param version the version's number
     * @param backward what keeps new readers from what that version has written; empty if nothing
     * @param forward what keeps readers of that version from what is written anew; empty if nothing
     * @param hazards what is unwise although everybody understands everybody; a registry may refuse
     *     it
     */
    public record Step(
            int version,
            List<Incompatibility> backward,
            List<Incompatibility> forward,
            List<Incompatibility> hazards) {
        public Step {
            backward = List.copyOf(backward);
            forward = List.copyOf(forward);
            hazards = List.copyOf(hazards);
        }
    }

    /**
     * What a level says of the new schema.
     *
     * @param level the level
     * @param objections why it is refused; empty if it is taken
     */
    public record Verdict(CompatibilityLevel level, List<Objection> objections) {
        public Verdict {
            objections = List.copyOf(objections);
        }

        /** Whether the new schema is taken at that level. */
        public boolean isTaken() {
            return objections.isEmpty();
        }
    }

    /**
     * One reason against the new schema.
     *
     * @param version the version that it does not go together with
     * @param direction who would not understand whom
     * @param incompatibility where and why
     */
    public record Objection(int version, Direction direction, Incompatibility incompatibility) {}

    /** Who reads what whom has written. */
    public enum Direction {
        /** The new schema reads what the old one has written. */
        BACKWARD,
        /** The old schema reads what the new one writes. */
        FORWARD
    }

    public Evolution {
        steps = List.copyOf(steps);
    }

    /**
     * Compares a schema with the versions that it would follow.
     *
     * @param next the new schema
     * @param before the versions that are there, in any order; none if it is the first
     */
    public static Evolution of(RecordSchema next, List<Version> before) {
        return new Evolution(
                before.stream()
                        .sorted(Comparator.comparingInt(Version::number).reversed())
                        .map(version ->
                                new Step(
                                        version.number(),
                                        next.problemsReading(version.schema()),
                                        version.schema().problemsReading(next),
                                        next.hazardsAfter(version.schema())))
                        .toList());
    }

    /** What is unwise after the newest version there is. */
    public List<Incompatibility> hazards() {
        return steps.isEmpty() ? List.of() : steps.getFirst().hazards();
    }

    /** What each level says, the least strict first. */
    public List<Verdict> verdicts() {
        return Arrays.stream(CompatibilityLevel.values()).map(this::at).toList();
    }

    /** What one level says. */
    public Verdict at(CompatibilityLevel level) {
        List<Objection> objections = new ArrayList<>();
        for (Step step : level.isTransitive() ? steps : steps.stream().limit(1).toList()) {
            if (level.isBackward()) {
                step.backward()
                        .forEach(each ->
                                objections.add(
                                        new Objection(step.version(), Direction.BACKWARD, each)));
            }
            if (level.isForward()) {
                step.forward()
                        .forEach(each ->
                                objections.add(
                                        new Objection(step.version(), Direction.FORWARD, each)));
            }
        }
        return new Verdict(level, objections);
    }
}
