package io.streamplatform.dashboard.filter;

import io.streamplatform.dashboard.web.BadParameter;

/** A filter that cannot be used; tells the place in it that is wrong. */
public final class BadFilter extends BadParameter {

    private final transient FilterProblem problem;

    BadFilter(String filter, FilterProblem problem) {
        super(
                "filter",
                filter,
                "at line %d, column %d: %s."
                        .formatted(problem.line(), problem.column(), problem.message()));
        this.problem = problem;
        getBody().setProperty("line", problem.line());
        getBody().setProperty("column", problem.column());
    }

    /** What is wrong with it. */
    public FilterProblem problem() {
        return problem;
    }
}
