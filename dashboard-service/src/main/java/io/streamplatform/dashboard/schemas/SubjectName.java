package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.web.NotFound;

/**
 * A subject's name, which may be any text, also with slashes. One that a path cannot carry is told
 * by the parameter {@code subject} instead: {@code /api/schema?subject=a%2Fb} is the same as {@code
 * /api/schemas/a/b} would be.
 *
 * @param name the name
 */
record SubjectName(String name) {

    NotFound notFound() {
        return new NotFound("subject", name, "See /api/schemas for those that the registry has.");
    }
}
