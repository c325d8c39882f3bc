package io.streamplatform.dashboard.page;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where a subject's page is: in a path, or in a parameter, as {@link GroupLink} has it. */
public final class SubjectLink {

    private SubjectLink() {}

    public static String of(String subject) {
        String encoded = UriUtils.encode(subject, StandardCharsets.UTF_8);
        return GroupLink.isPlain(subject) ? "/schemas/" + encoded : "/schema?subject=" + encoded;
    }
}
