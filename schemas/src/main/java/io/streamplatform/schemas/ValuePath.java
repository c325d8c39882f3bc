package io.streamplatform.schemas;

/** Paths into a value, e.g. {@code lines[0].quantity}, as {@link Misfit#path()} has them. */
public final class ValuePath {
    private ValuePath() {}

    /** The path of a field of what is at a path; the root's is empty. */
    public static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
