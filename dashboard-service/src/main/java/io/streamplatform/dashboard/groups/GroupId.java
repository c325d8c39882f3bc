package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.web.NotFound;

/**
 * A group's id, which may be any text: also empty, or with slashes. One that a path cannot carry is
 * told by the parameter {@code group} instead: {@code /api/group?group=a%2Fb} is the same as {@code
 * /api/groups/a/b} would be.
 *
 * @param name the id
 */
public record GroupId(String name) {

    public NotFound notFound() {
        return new NotFound(
                "group",
                name,
                "See /api/groups for those that the cluster knows; a group is forgotten some time"
                        + " after its last commit.");
    }
}
