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
        // Where in the path one may be: each name is looked at once, however many ** there are.
        boolean[] at = new boolean[steps.size() + 1];
        at[0] = true;
        skipNone(at);
        for (String name : names) {
            boolean[] next = new boolean[at.length];
            for (int step = 0; step < steps.size(); step++) {
                if (at[step]) {
                    String wanted = steps.get(step);
                    if (wanted.equals(ANY_NUMBER)) {
                        next[step] = true;
                    } else if (wanted.equals(ANY) || wanted.equals(name)) {
                        next[step + 1] = true;
                    }
                }
            }
            skipNone(next);
            at = next;
        }
        return at[steps.size()];
    }

    /** {@code **} is also no name at all. */
    private void skipNone(boolean[] at) {
        for (int step = 0; step < steps.size(); step++) {
            at[step + 1] |= at[step] && steps.get(step).equals(ANY_NUMBER);
        }
    }
}
