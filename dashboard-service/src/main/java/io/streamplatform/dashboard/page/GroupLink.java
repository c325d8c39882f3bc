package io.streamplatform.dashboard.page;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * Where a group's page is. A group's id may be any text: one that servers and proxies do not leave
 * as it is in a path is told by a parameter; {@code format.js} follows the same rules.
 */
public final class GroupLink {

    private GroupLink() {}

    public static String of(String group) {
        String encoded = UriUtils.encode(group, StandardCharsets.UTF_8);
        return isPlain(group) ? "/groups/" + encoded : "/group?group=" + encoded;
    }

    static boolean isPlain(String group) {
        if (group.isBlank() || group.equals(".") || group.equals("..")) {
            return false;
        }
        return group.codePoints().allMatch(GroupLink::isPlain);
    }

    private static boolean isPlain(int c) {
        boolean separates = c == '/' || c == '\\' || c == ';' || c == '%';
        boolean breaksLines = Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
        return !separates && !breaksLines;
    }
}
