package io.streamplatform.schemas.evolution;

import io.streamplatform.schemas.Incompatibility;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not the same in two versions.
 *
 * @param path the field
 * @param kind what happened to it
 * @param before what it was; null if it was not there
 * @param after what it is; null if it is gone
 * @param backward what keeps new readers from what was written before; empty if nothing
 * @param forward what keeps readers of before from what is written anew; empty if nothing
 */
public record FieldChange(
        String path,
        Kind kind,
        @Nullable SchemaField before,
        @Nullable SchemaField after,
        List<Incompatibility> backward,
        List<Incompatibility> forward) {

    /** What can happen to a field. {@link #WHOLE} stands for what concerns no single field. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        DESCRIBED_ANEW,
        WHOLE
    }

    public FieldChange {
        backward = List.copyOf(backward);
        forward = List.copyOf(forward);
    }

    /** Whether neither readers nor writers notice. */
    public boolean isSafe() {
        return backward.isEmpty() && forward.isEmpty();
    }

    /** The changes from one schema to another, in the order of the fields. */
    public static List<FieldChange> between(RecordSchema before, RecordSchema after) {
        List<Incompatibility> backward = new ArrayList<>(after.problemsReading(before));
        List<Incompatibility> forward = new ArrayList<>(before.problemsReading(after));
        Map<String, SchemaField> old = byPath(before);
        Map<String, SchemaField> now = byPath(after);
        Map<String, SchemaField> all = new LinkedHashMap<>(now);
        old.forEach(all::putIfAbsent);
        List<FieldChange> changes = new ArrayList<>();
        for (String path : all.keySet()) {
            SchemaField was = old.get(path);
            SchemaField is = now.get(path);
            List<Incompatibility> ofBackward = taken(backward, path);
            List<Incompatibility> ofForward = taken(forward, path);
            boolean differs =
                    !Objects.equals(was, is) || !ofBackward.isEmpty() || !ofForward.isEmpty();
            if (differs) {
                changes.add(new FieldChange(path, kind(was, is), was, is, ofBackward, ofForward));
            }
        }
        if (!backward.isEmpty() || !forward.isEmpty()) {
            changes.add(new FieldChange("", Kind.WHOLE, null, null, backward, forward));
        }
        return List.copyOf(changes);
    }

    private static Map<String, SchemaField> byPath(RecordSchema schema) {
        Map<String, SchemaField> fields = new LinkedHashMap<>();
        schema.fields().forEach(field -> fields.put(field.path(), field));
        return fields;
    }

    private static List<Incompatibility> taken(List<Incompatibility> from, String path) {
        List<Incompatibility> ofPath =
                from.stream().filter(each -> each.path().equals(path)).toList();
        from.removeAll(ofPath);
        return ofPath;
    }

    private static Kind kind(@Nullable SchemaField was, @Nullable SchemaField is) {
        if (was == null) {
            return Kind.ADDED;
        }
        if (is == null) {
            return Kind.REMOVED;
        }
        boolean described = !was.description().equals(is.description());
        boolean otherwiseSame =
                was.type().equals(is.type())
                        && was.optional() == is.optional()
                        && Objects.equals(was.defaultValue(), is.defaultValue())
                        && was.symbols().equals(is.symbols());
        return described && otherwiseSame ? Kind.DESCRIBED_ANEW : Kind.CHANGED;
    }
}
