package io.streamplatform.dashboard.masking;

import java.util.Arrays;
import java.util.List;

/** Which fields of a JSON document a rule means: names, {@code *} for one, {@code **} for any. */
final class FieldPath {

    private static final String ANY = "*";
    private static final String ANY_NUMBER = "**";

    private final List<String> steps;

    private FieldPath(List<String> steps) {
        this.steps = steps;
    }

    /** A dot that is meant is written with a backslash before it. */
    static FieldPath of(String path) {
        return new FieldPath(
                Arrays.stream(path.strip().split("(?<!\\\\)\\.", -1))
                        .map(step -> step.replace("\\.", "."))
                        .toList());
    }

    static boolean isOne(String path) {
        return of(path).steps.stream().noneMatch(String::isEmpty);
    }

    /** Does it mean the field to which these names lead? */
    boolean matches(List<String> names) {
        return matches(0, names, 0);
    }

    private boolean matches(int step, List<String> names, int name) {
        if (step == steps.size()) {
            return name == names.size();
        }
        String wanted = steps.get(step);
        if (wanted.equals(ANY_NUMBER)) {
            for (int skipped = name; skipped <= names.size(); skipped++) {
                if (matches(step + 1, names, skipped)) {
                    return true;
                }
            }
            return false;
        }
        return name < names.size()
                && (wanted.equals(ANY) || wanted.equals(names.get(name)))
                && matches(step + 1, names, name + 1);
    }
}
