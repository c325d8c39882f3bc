package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.schemas.evolution.Evolution.Objection;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;

/**
 * A version that the registry did not take.
 *
 * @param level that held
 * @param words what the registry said
 * @param reasons why, in our words
 */
record Refusal(CompatibilityLevel level, String words, List<String> reasons) {

    static Refusal of(SchemaChange change, CompatibilityLevel level, String words) {
        return new Refusal(level, words, reasons(change.evolution().at(level).objections()));
    }

    /** Who would not understand whom, and why. */
    static List<String> reasons(List<Objection> objections) {
        return objections.stream().map(Refusal::reason).toList();
    }

    private static String reason(Objection objection) {
        String who =
                switch (objection.direction()) {
                    case BACKWARD ->
                            "A new reader cannot read what version %d wrote"
                                    .formatted(objection.version());
                    case FORWARD ->
                            "A reader of version %d cannot read what the new one writes"
                                    .formatted(objection.version());
                };
        return "%s: %s.".formatted(who, objection.incompatibility().reason());
    }
}
