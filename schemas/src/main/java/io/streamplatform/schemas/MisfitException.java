package io.streamplatform.schemas;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A value that does not fit its schema. Nothing was written. */
public final class MisfitException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records of text
    private final List<Misfit> misfits;

    /**
     * Makes one.
     *
     * @param misfits at least one
     */
    public MisfitException(List<Misfit> misfits) {
        super(misfits.stream().map(Misfit::message).collect(Collectors.joining("; ")));
        this.misfits = List.copyOf(misfits);
    }

    public MisfitException(String path, String expected, String given) {
        this(List.of(new Misfit(path, expected, given)));
    }

    /** Where, and what was expected and given there. */
    public List<Misfit> misfits() {
        return misfits;
    }
}
