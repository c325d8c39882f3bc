package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.web.NotFound;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

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

    /** Where its page is. */
    public static String page(String name) {
        return isPlain(name)
                ? "/groups/" + UriUtils.encode(name, StandardCharsets.UTF_8)
                : "/group?group=" + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    /** Whether every server and proxy leaves it as it is when it stands in a path. */
    private static boolean isPlain(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            return false;
        }
        return name.codePoints().allMatch(GroupId::isPlain);
    }

    private static boolean isPlain(int c) {
        boolean separates = c == '/' || c == '\\' || c == ';' || c == '%';
        boolean breaksLines = Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
        return !separates && !breaksLines;
    }
}
