package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.avro.AvroRecordSchema;
import io.streamplatform.schemas.evolution.Evolution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the order's schema that can be tried.
 *
 * @param id names it in requests
 * @param title what is done, in a few words
 * @param says what it means for those who read and write
 * @param before the versions that are there, oldest first
 * @param after the version that is to follow
 */
record SchemaChange(String id, String title, String says, List<String> before, String after) {

    /** The id of the change that somebody writes themselves. */
    static final String OWN = "own";

    private static final int LONGEST = 20_000;

    SchemaChange {
        before = List.copyOf(before);
    }

    /** The version that is there now. */
    String old() {
        return before.getLast();
    }

    /** Whether there is one version before: only then is it clear who has which. */
    boolean canBeRolledOut() {
        return before.size() == 1;
    }

    AvroRecordSchema oldSchema() {
        return parsed(old());
    }

    AvroRecordSchema newSchema() {
        return parsed(after);
    }

    Evolution evolution() {
        List<Evolution.Version> versions = new ArrayList<>();
        for (String text : before) {
            versions.add(new Evolution.Version(versions.size() + 1, parsed(text)));
        }
        return Evolution.of(newSchema(), versions);
    }

    /** What keeps new readers from old records; empty if nothing. */
    boolean isBackward() {
        return evolution().steps().getFirst().backward().isEmpty();
    }

    /** Whether old readers understand new records. */
    boolean isForward() {
        return evolution().steps().getFirst().forward().isEmpty();
    }

    static AvroRecordSchema parsed(String text) {
        return AvroRecordSchema.parse(SchemaText.of(SchemaType.AVRO, text));
    }

    /** The change of an id. */
    static SchemaChange named(@Nullable String id, @Nullable String ownText) {
        if (OWN.equals(id)) {
            return own(ownText);
        }
        return Orders.CHANGES.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new BadParameter(
                                "change",
                                id,
                                "give one of %s, or own with a text."
                                        .formatted(
                                                Orders.CHANGES.stream()
                                                        .map(SchemaChange::id)
                                                        .toList())));
    }

    private static SchemaChange own(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new BadParameter(
                    "text",
                    text,
                    "give an Avro schema of at most %,d characters.".formatted(LONGEST));
        }
        try {
            if (!parsed(text).example().isObject()) {
                throw new BadParameter("text", text, "give a record: orders have fields.");
            }
        } catch (InvalidSchemaException e) {
            throw new BadParameter("text", text, e.getMessage() + ".");
        }
        return new SchemaChange(
                OWN, "Your own change", "What you wrote.", List.of(Orders.FIRST), text);
    }
}
